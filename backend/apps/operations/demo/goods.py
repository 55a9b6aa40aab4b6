"""What is traded in the demo data: the goods of the trade at about its prices."""

from __future__ import annotations

from typing import NamedTuple


class Item(NamedTuple):
    """What is traded: `price` in USD per lb, `case_weight` in lb of one case or combo."""

    name: str
    price: float
    case_weight: int
    unit: str = "case"


COMBO = 2000

# IMPS numbers where the trade has them; trim is sold by chemical lean, poultry has no numbers.
ITEMS: dict[str, tuple[Item, ...]] = {
    "beef": (
        Item("112A Ribeye roll, lip-on, boneless, Choice", 9.4, 72),
        Item("180 Strip loin, boneless, 0x1, Choice", 8.2, 68),
        Item("184 Top sirloin butt, boneless, Choice", 5.1, 66),
        Item("189A Tenderloin, side muscle on, defatted, Choice", 12.9, 60),
        Item("120 Brisket, deckle-off, boneless, Choice", 4.9, 70),
        Item("116A Chuck roll, neck off, boneless, Choice", 4.6, 78),
        Item("114A Shoulder clod, trimmed, Choice", 3.9, 74),
        Item("168 Top (inside) round, untrimmed, Choice", 3.8, 80),
        Item("171B Outside round flat, Choice", 3.7, 76),
        Item("167A Knuckle, peeled, Choice", 4.1, 72),
        Item("121C Outside skirt, skin off", 8.8, 60),
        Item("193 Flank steak, Choice", 6.9, 62),
        Item("Trim 50s, fresh, combo", 1.35, COMBO, "combo"),
        Item("Trim 65s, fresh, combo", 1.95, COMBO, "combo"),
        Item("Trim 73s, fresh, combo", 2.3, COMBO, "combo"),
        Item("Trim 81s, fresh, combo", 2.65, COMBO, "combo"),
        Item("Trim 85s, fresh, combo", 2.95, COMBO, "combo"),
        Item("Trim 90s, fresh, combo", 3.6, COMBO, "combo"),
        Item("716 Tongue, Swiss cut #1", 4.2, 50),
        Item("Hearts, frozen, pet food grade", 0.62, 60),
        Item("Livers, frozen, pet food grade", 0.34, 60),
    ),
    "pork": (
        Item("410 Loin, bone-in, 1/4 in trim", 1.24, 60),
        Item("413 Loin, boneless, strap-on", 1.72, 62),
        Item("406 Shoulder butt, bone-in", 1.32, 64),
        Item("405 Picnic, bone-in", 0.82, 62),
        Item("408 Belly, skinless, 13/17", 1.66, COMBO, "combo"),
        Item("416A Spareribs, St. Louis style", 2.45, 50),
        Item("422 Back ribs, 2.0/2.25", 2.7, 50),
        Item("402B Ham, boneless, BRT", 1.28, 60),
        Item("Trim 42s, fresh, combo", 0.48, COMBO, "combo"),
        Item("Trim 72s, fresh, combo", 0.96, COMBO, "combo"),
        Item("Cushion meat, fresh, combo", 1.12, COMBO, "combo"),
    ),
    "chicken": (
        Item("Breast, boneless skinless, jumbo", 2.35, 40),
        Item("Breast tenders, clipped", 2.5, 40),
        Item("Thigh meat, boneless skinless", 1.62, 40),
        Item("Leg quarters, bulk", 0.47, 40),
        Item("Wings, whole, jumbo", 1.55, 40),
        Item("Drumsticks, tray pack", 0.92, 40),
        Item("Trim, breast, combo", 1.18, COMBO, "combo"),
        Item("Mechanically separated chicken, 18% fat, frozen", 0.24, 40),
    ),
    "turkey": (
        Item("Breast, boneless skinless, double lobe", 2.9, 45),
        Item("Thigh meat, boneless skinless, combo", 1.52, COMBO, "combo"),
        Item("Wings, two joint", 0.98, 40),
        Item("Mechanically separated turkey, combo", 0.36, COMBO, "combo"),
        Item("Whole toms, frozen, 20/24", 1.28, 46),
    ),
    "lamb": (
        Item("204 Rack, 8 rib, frenched", 11.2, 36),
        Item("233A Leg, boneless, tied", 6.4, 40),
        Item("207 Square-cut shoulder, boneless", 4.9, 42),
        Item("Trim 80s, frozen", 3.1, 60),
    ),
    "veal": (
        Item("349A Leg, TBS, 3 parts", 9.6, 40),
        Item("336 Shoulder clod, boneless", 5.3, 42),
        Item("Trim 90s, boneless", 3.4, 60),
    ),
    "mixed": (
        Item("800 Frankfurters, beef, 5:1", 2.6, 40),
        Item("539 Bacon, slab, skinless", 3.2, 50),
        Item("Ground beef, 81/19, coarse, chubs", 2.98, 60),
        Item("Ground beef patties, 80/20, 4 oz, IQF", 3.35, 40),
    ),
}
