"""How much room a map has on this screen, and whether the browser can show one."""

from dataclasses import dataclass

import streamlit as st

from lib.maps.ground import SIZE

PHONE, WALL = (358, 440), (640, 720)  # pixels, width and height
_ABOVE = 220  # pixels of a desk's window that stand above the map
_STEP = 20  # pixels: a window that is dragged wider does not build a map for each pixel
_KEY, _LAST = "bersama:ruang", "bersama:ruang:terakhir"  # of the widget here now; of the last one there was

# Tells the width of its place, the height of the window and whether there is WebGL; again when they change.
_ASK = """
export default function ({ parentElement, setStateValue }) {
  const place = parentElement.host ?? parentElement;
  const webgl = place.dataset.webgl ??= document.createElement("canvas").getContext("webgl2") ? 1 : 0;
  const tell = () => {
    const now = `${Math.round(place.getBoundingClientRect().width)}x${innerHeight}x${webgl}`;
    if (place.dataset.told === now || now.startsWith("0x")) return;
    place.dataset.told = now;
    setStateValue("ruang", now);
  };
  const watch = new ResizeObserver(tell);
  watch.observe(place);
  return () => watch.disconnect();
}
"""
_component = st.components.v2.component("kawal.ruang", js=_ASK)


@dataclass(frozen=True, slots=True)
class Room:
    """size: width and height in pixels for a map; webgl: can the browser show one?"""

    size: tuple[int, int]
    webgl: bool = True

    @property
    def narrow(self) -> bool:
        """Is it a phone's?"""
        return self.size[0] < 420


def asked() -> Room:
    """The room of a map that stands here. A guess until the browser has told it once."""
    found = _component(key=_KEY, default={"ruang": ""}, on_ruang_change=lambda: None, height=1)
    told = str(found.get("ruang") or st.session_state.get(_LAST, ""))
    st.session_state[_LAST] = told
    return fitting(told, phone="Mobi" in st.context.headers.get("User-Agent", ""))


def fitting(told: str, *, phone: bool) -> Room:
    """The room of a place that says `481x720x1`: its width, the height of the window, WebGL or not."""
    parts = told.split("x")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return Room(PHONE if phone else (int(SIZE[0]), int(SIZE[1])))
    wide, tall, webgl = map(int, parts)
    width = max(wide // _STEP * _STEP, 200)
    # Names and dots are placed for so many pixels; on a low screen a smaller map is still seen whole.
    height = min(max(tall - _ABOVE, PHONE[1]), int(SIZE[1]))
    found = Room((min(width, int(SIZE[0])), height), bool(webgl))
    if found.narrow:
        return Room((width, PHONE[1]), found.webgl)
    return Room(WALL, found.webgl) if width >= WALL[0] and tall >= 1000 else found
