"""Akun: who may come in and as what; a new account, and the changes of one."""

import streamlit as st

from lib.access.policy import Action
from lib.ui import members, page

here = page.opens("Akun", needs=Action.ACCOUNTS)
own, examples = members.everyone(here)
name = st.query_params.get("nama", "")

# No st.stop here: a run that is stopped keeps the fields it no longer draws, and so a typed password.
if name:
    members.back(here)
    if member := members.chosen(own, name):
        members.one(here, member)
else:
    page.finding(members.headline(own))
    left, right = st.columns(2, gap="large")
    with left:
        members.listed(here, own)
        members.examples(examples)
    with right:
        members.new(here)
