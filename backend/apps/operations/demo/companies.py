"""Who trades in the demo data: invented companies, people and streets."""

from __future__ import annotations

from typing import NamedTuple


class PlantFacts(NamedTuple):
    """A plant: numbers as FSIS writes them."""

    numbers: str
    city: str
    kind: str


class SupplierFacts(NamedTuple):
    """A packer, processor or cold store."""

    name: str
    city: str
    proteins: tuple[str, ...]
    plants: tuple[PlantFacts, ...]


SUPPLIERS = (
    SupplierFacts(
        "Arkansas Bend Beef Packers",
        "Garden City",
        ("beef",),
        (
            PlantFacts("M61003", "Garden City", "beef"),
            PlantFacts("M61003A+V61003A", "Dodge City", "beef"),
            PlantFacts("M61003B", "Amarillo", "beef"),
        ),
    ),
    SupplierFacts(
        "Plattewater Beef Works",
        "Grand Island",
        ("beef",),
        (
            PlantFacts("M61020", "Grand Island", "beef"),
            PlantFacts("M61021+V61021", "Fremont", "beef"),
        ),
    ),
    SupplierFacts(
        "Gypsum Hills Beef Company", "Dodge City", ("beef",), (PlantFacts("M61044", "Dodge City", "beef"),)
    ),
    SupplierFacts(
        "Llano Rim Grinders",
        "Amarillo",
        ("beef",),
        (
            PlantFacts("M61060", "Amarillo", "beef"),
            PlantFacts("M61061", "Greeley", "mixed"),
        ),
    ),
    SupplierFacts(
        "Confluence Fed Beef",
        "Omaha",
        ("beef",),
        (
            PlantFacts("M61105C", "Omaha", "beef"),
            PlantFacts("M61106", "Sioux City", "beef"),
        ),
    ),
    SupplierFacts(
        "Sandhill Crossing Meat Company",
        "Lincoln",
        ("beef", "veal"),
        (
            PlantFacts("M61130+V61130", "Lincoln", "beef"),
            PlantFacts("M61131", "Omaha", "veal"),
        ),
    ),
    SupplierFacts(
        "Lone Mesa Cattle and Beef", "Amarillo", ("beef",), (PlantFacts("M61188", "Amarillo", "beef"),)
    ),
    SupplierFacts(
        "Coteau Ridge Natural Beef", "Sioux Falls", ("beef",), (PlantFacts("M61202", "Sioux Falls", "beef"),)
    ),
    SupplierFacts(
        "Cache Creek Beef Partners",
        "Greeley",
        ("beef",),
        (
            PlantFacts("M61215", "Greeley", "beef"),
            PlantFacts("M61216", "Denver", "mixed"),
        ),
    ),
    SupplierFacts(
        "Muddy Fork Pork",
        "Sioux City",
        ("pork",),
        (
            PlantFacts("M61301", "Sioux City", "pork"),
            PlantFacts("M61302+V61302", "Storm Lake", "pork"),
        ),
    ),
    SupplierFacts(
        "Loess Bluff Pork Producers",
        "Council Bluffs",
        ("pork",),
        (PlantFacts("M61325", "Council Bluffs", "pork"),),
    ),
    SupplierFacts(
        "Cedar Slough Pork",
        "Austin",
        ("pork",),
        (
            PlantFacts("M61340", "Austin", "pork"),
            PlantFacts("M61341", "Worthington", "pork"),
        ),
    ),
    SupplierFacts(
        "Raccoon Forks Hog Processing",
        "Des Moines",
        ("pork",),
        (PlantFacts("M61360D", "Des Moines", "pork"),),
    ),
    SupplierFacts(
        "Ozark Bluffline Poultry",
        "Springdale",
        ("chicken",),
        (
            PlantFacts("P61501", "Springdale", "chicken"),
            PlantFacts("P61502", "Russellville", "chicken"),
        ),
    ),
    SupplierFacts(
        "Chestatee Bend Poultry",
        "Gainesville",
        ("chicken",),
        (
            PlantFacts("P61520", "Gainesville", "chicken"),
            PlantFacts("P61521+V61521", "Atlanta", "chicken"),
        ),
    ),
    SupplierFacts(
        "Sabine Pines Broilers",
        "Nacogdoches",
        ("chicken",),
        (PlantFacts("P61544", "Nacogdoches", "chicken"),),
    ),
    SupplierFacts(
        "Nanticoke Shore Poultry", "Salisbury", ("chicken",), (PlantFacts("P61560", "Salisbury", "chicken"),)
    ),
    SupplierFacts(
        "Massanutten Gap Turkey",
        "Harrisonburg",
        ("turkey", "chicken"),
        (
            PlantFacts("P61580", "Harrisonburg", "turkey"),
            PlantFacts("M61581+P61581", "Richmond", "turkey"),
        ),
    ),
    SupplierFacts(
        "Kandiyohi Plains Turkey", "Willmar", ("turkey",), (PlantFacts("P61600", "Willmar", "turkey"),)
    ),
    SupplierFacts("Poudre Canyon Lamb", "Greeley", ("lamb",), (PlantFacts("M61620", "Greeley", "lamb"),)),
    SupplierFacts(
        "Conestoga Vale Veal and Lamb",
        "Lancaster",
        ("veal", "lamb"),
        (
            PlantFacts("M61640", "Lancaster", "veal"),
            PlantFacts("M61641", "Philadelphia", "lamb"),
        ),
    ),
    SupplierFacts(
        "Shoal Creek Trim and Grind",
        "Joplin",
        ("beef", "pork"),
        (
            PlantFacts("M61660+P61660", "Joplin", "mixed"),
            PlantFacts("M61661", "Springfield", "beef"),
        ),
    ),
    SupplierFacts(
        "Wolf Run Provisions",
        "Cincinnati",
        ("pork", "beef"),
        (
            PlantFacts("M61680+P61680", "Cincinnati", "mixed"),
            PlantFacts("M61681", "Louisville", "pork"),
        ),
    ),
    SupplierFacts(
        "Bayou Teche Smokehouse Foods",
        "New Orleans",
        ("pork",),
        (PlantFacts("M61700+P61700+V61700", "New Orleans", "mixed"),),
    ),
    SupplierFacts(
        "Fox Point Cold Stores",
        "Green Bay",
        ("beef", "pork", "chicken"),
        (
            PlantFacts("I61720", "Green Bay", "cold_storage"),
            PlantFacts("V61721", "Milwaukee", "cold_storage"),
        ),
    ),
)


class CustomerFacts(NamedTuple):
    """Who buys; `docks` are the cities they take deliveries in."""

    name: str
    industry: str
    proteins: tuple[str, ...]
    docks: tuple[str, ...]


RED, WHITE, ALL = ("beef", "pork"), ("chicken", "turkey"), ("beef", "pork", "chicken")

CUSTOMERS = (
    CustomerFacts("Lakefront Link and Sausage", "processor", RED, ("Chicago", "Rockford")),
    CustomerFacts("Calumet Further Processing", "processor", RED, ("Chicago",)),
    CustomerFacts(
        "Ironwood Deli Meats", "processor", ("turkey", "pork", "beef"), ("Grand Rapids", "Detroit")
    ),
    CustomerFacts("Three Bridges Charcuterie", "processor", ("pork",), ("Philadelphia",)),
    CustomerFacts("Big Bend Jerky Company", "processor", ("beef",), ("San Antonio",)),
    CustomerFacts("Copper Kettle Chili Foods", "processor", ("beef", "turkey"), ("Cincinnati", "Columbus")),
    CustomerFacts("Wabash Patty Makers", "processor", ("beef",), ("Indianapolis",)),
    CustomerFacts("Golden Spindle Gyros", "processor", ("lamb", "beef"), ("Chicago",)),
    CustomerFacts("Puget Ready Meals", "processor", ("chicken", "beef"), ("Seattle", "Portland")),
    CustomerFacts("Tamale Row Kitchens", "processor", RED, ("Los Angeles", "Fresno")),
    CustomerFacts("Old Mill Meatballs", "processor", ("beef", "pork", "veal"), ("Newark",)),
    CustomerFacts("Buckeye Breaded Foods", "processor", WHITE, ("Columbus", "Cleveland")),
    CustomerFacts("Cane River Boudin", "processor", ("pork",), ("New Orleans",)),
    CustomerFacts("Summit Crest Entrees", "processor", ALL, ("Salt Lake City",)),
    CustomerFacts("Harvest Basket Markets", "retail", ALL, ("Minneapolis", "Des Moines", "Omaha")),
    CustomerFacts("Pine Street Grocers", "retail", ALL, ("Boston",)),
    CustomerFacts("Sunbelt Family Stores", "retail", ALL, ("Phoenix", "Dallas", "Houston")),
    CustomerFacts("Tidewater Food Centers", "retail", ALL, ("Richmond", "Baltimore")),
    CustomerFacts("Larkspur Natural Foods", "retail", ("beef", "chicken", "lamb"), ("Oakland", "Portland")),
    CustomerFacts("Magnolia Thrift Foods", "retail", ("chicken", "pork"), ("Birmingham", "Atlanta")),
    CustomerFacts("Empire Corner Markets", "retail", ALL, ("Newark", "Buffalo")),
    CustomerFacts("Gateway Arch Wholesale Meats", "wholesale", RED, ("St Louis",)),
    CustomerFacts("Stockyard Row Distributing", "wholesale", RED, ("Kansas City", "Wichita")),
    CustomerFacts("Peachtree Protein Distributors", "wholesale", ALL, ("Atlanta", "Savannah")),
    CustomerFacts("Bluegrass Box Meats", "wholesale", RED, ("Louisville", "Nashville")),
    CustomerFacts("Harbor Light Meat Supply", "wholesale", ("beef", "lamb", "veal"), ("Boston", "Newark")),
    CustomerFacts("Cross Timbers Meat Company", "wholesale", RED, ("Oklahoma City", "Tulsa")),
    CustomerFacts("Biscayne Provision House", "wholesale", ALL, ("Miami", "Jacksonville")),
    CustomerFacts("Cascade Locker Distributing", "wholesale", ALL, ("Seattle", "Boise")),
    CustomerFacts("Windy Ridge Foodservice", "food_service", ALL, ("Chicago", "Milwaukee")),
    CustomerFacts("Front Street Steakhouse Supply", "food_service", ("beef", "veal"), ("Denver",)),
    CustomerFacts("Delta Queen Foodservice", "food_service", ALL, ("Memphis", "Little Rock")),
    CustomerFacts("Catawba School Foods", "food_service", ("beef", "turkey", "chicken"), ("Charlotte",)),
    CustomerFacts("Rio Bravo Taqueria Supply", "food_service", RED, ("Houston", "Laredo")),
    CustomerFacts("Cape Fear Barbecue Supply", "food_service", ("pork",), ("Fayetteville",)),
    CustomerFacts("Good Fetch Pet Kitchens", "pet_food", ("beef", "chicken"), ("Joplin", "Kansas City")),
    CustomerFacts("Whisker Creek Pet Foods", "pet_food", ("chicken", "turkey"), ("Columbus",)),
    CustomerFacts("Trailhound Raw Diets", "pet_food", ("beef", "turkey"), ("Denver",)),
    CustomerFacts("Port of Call Meat Export", "export", RED, ("Oakland", "Savannah")),
    CustomerFacts("Norte Sur Protein Trading", "export", ("pork", "chicken"), ("Laredo", "Houston")),
)

CARRIERS = (
    ("Arctic Lane Express", "ALEX", "Omaha"),
    ("Northline Reefer", "NLRF", "Sioux Falls"),
    ("Blue Norther Transport", "BNTR", "Amarillo"),
    ("Cold Prairie Logistics", "CPLG", "Wichita"),
    ("Frostline Carriers", "FRCA", "Green Bay"),
    ("Great River Refrigerated", "GRRF", "Memphis"),
    ("Penguin Ridge Trucking", "PGRT", "Boise"),
    ("Two Degrees Freight", "TDFR", "Kansas City"),
    ("Chill Hollow Haulers", "CHHL", "Springdale"),
    ("Sub Zero Shuttle", "SZSH", "Atlanta"),
    ("Tundra Trail Lines", "TTLN", "Minneapolis"),
    ("Permafrost Intermodal", "PFIM", "Chicago"),
)

FIRST_NAMES = [
    "Alice",
    "Ben",
    "Carla",
    "Dale",
    "Elena",
    "Frank",
    "Grace",
    "Hank",
    "Irene",
    "Jake",
    "Karen",
    "Luis",
    "Marcy",
    "Nate",
    "Olga",
    "Pete",
    "Quinn",
    "Rosa",
    "Steve",
    "Tina",
    "Ursula",
    "Vince",
    "Wanda",
    "Xavier",
    "Yolanda",
    "Zach",
    "Brooke",
    "Curtis",
    "Deb",
    "Emilio",
    "Fay",
    "Glenn",
    "Holly",
    "Ivan",
    "Joyce",
    "Kurt",
    "Lena",
    "Mitch",
    "Nina",
    "Omar",
    "Pam",
    "Ray",
    "Sheila",
    "Troy",
    "Val",
    "Wes",
    "Anita",
    "Brett",
    "Connie",
    "Doug",
]
LAST_NAMES = [
    "Abbott",
    "Becker",
    "Castillo",
    "Dvorak",
    "Eklund",
    "Fischer",
    "Garza",
    "Hanson",
    "Ibarra",
    "Jensen",
    "Kowalski",
    "Larsen",
    "Medina",
    "Novak",
    "Olson",
    "Pacheco",
    "Quigley",
    "Rasmussen",
    "Schmidt",
    "Tucker",
    "Underwood",
    "Vargas",
    "Weber",
    "Yoder",
    "Zimmer",
    "Brandvold",
    "Carver",
    "Dietz",
    "Engstrom",
    "Fuentes",
    "Gruber",
    "Hollis",
    "Iverson",
    "Judd",
    "Kessler",
    "Lozano",
    "Mercer",
    "Nygaard",
    "Ortega",
    "Pruitt",
    "Reyes",
    "Stauffer",
    "Tran",
    "Ulrich",
    "Voss",
    "Whitaker",
    "Yates",
    "Albright",
    "Bauer",
    "Crowley",
]
STREETS = (
    "Packers Avenue",
    "Stockyards Road",
    "Industrial Drive",
    "Railhead Street",
    "Commerce Way",
    "Cold Storage Lane",
    "Produce Row",
    "Elevator Road",
    "Depot Street",
    "Market Street",
    "Foundry Road",
    "Airport Parkway",
)
INSURERS = (
    "Prairie Mutual Cargo",
    "Keel and Anchor Underwriters",
    "Plainsman Casualty",
    "Seven Counties Insurance",
)
CERTIFIERS = ("Meridian Food Audits", "Clearwater Certification", "Northstar Assurance")
