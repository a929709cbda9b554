"""Ringkasan: what stands where, at this stage, and what is worst?"""

import streamlit as st

from lib.access.policy import Action
from lib.areas.levels import Level
from lib.areas.readiness.stages import Stage
from lib.reports import headline
from lib.ui import cached, page, summary

here = page.opens("Ringkasan", needs=Action.READ)
whole = summary.whole(here)
stage = cached.stage(here)
goods = headline.at_warehouse(cached.reconciliation(here, Level.KOTA), here.election.labels)
page.finding(headline.of_stage(stage, whole, cached.worst(here, summary.below(here)), goods))

if stage is Stage.WAREHOUSE:
    summary.warehouse(here, goods)
    st.stop()

summary.cards(here, whole, stage)
left, right = st.columns([1, 1], gap="large")
with left:
    summary.by_area(here)
with right:
    summary.worst_first(here)
