"""Unggah: files in, with what is wrong in them said before anything is stored; and every batch there is."""

import streamlit as st

from lib.access.policy import Action
from lib.ui import batches, intake, page, receipts, silence, uploading

here = page.opens("Unggah", needs=Action.UPLOAD)

if here.earlier:
    page.finding("Anda melihat waktu lain. Kembali ke sekarang untuk mengunggah atau menarik kiriman.")
    batches.listed(here)
else:
    head = st.empty()
    with head:
        page.finding(uploading.headline(here))
    intake.fields(here)
    receipts.listed(here)
    uploading.files(here)
    with head:  # again: by now it is known what is in them
        page.finding(uploading.headline(here))
    silence.section(here)
    batches.listed(here)
    batches.withdrawing(here)
