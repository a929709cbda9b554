"""The screen of the room: a button that fills it, and a request that it does not fall asleep."""

import streamlit as st

_BUTTON = """
<button type="button" title="Layar penuh" aria-label="Layar penuh">
<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/></svg></button>
"""
_LOOK = """
button{border:0;background:none;padding:0;width:1.2rem;cursor:pointer;color:inherit;line-height:0}
svg{width:.9rem;height:.9rem}
"""
# A browser without these, or one that refuses, shows the wall all the same.
_ACT = """
export default function ({ parentElement }) {
  const button = parentElement.querySelector("button");
  const fill = () => document.fullscreenElement
    ? document.exitFullscreen() : document.documentElement.requestFullscreen?.().catch(() => {});
  let lock = null;
  const wake = async () => {
    if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
    try { lock = await navigator.wakeLock?.request("screen"); } catch { lock = null; }
  };
  button.addEventListener("click", fill);
  document.addEventListener("visibilitychange", wake);
  wake();
  return () => {
    button.removeEventListener("click", fill);
    document.removeEventListener("visibilitychange", wake);
    lock?.release();
  };
}
"""
_component = st.components.v2.component("kawal.tayang", html=_BUTTON, css=_LOOK, js=_ACT)


def draw() -> None:
    """The button, where it is called."""
    _component(key="tayang:layar-penuh", width="content", height="content")
