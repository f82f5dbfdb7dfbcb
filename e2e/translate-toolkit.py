# python3 translate-toolkit.py read FILE, or write FILE ID TARGET: what translate-toolkit reads in a file of translations,
# as one list of [id, source, target, fuzzy]; or one translation written by it into the file. For exchange.mjs.
import csv
import json
import sys

from translate.storage import factory


def units(store):
    return [unit for unit in store.units if not unit.isheader()]


def name(unit):
    return unit.getcontext() or unit.getid().split("\x04")[-1]  # of PO, of XLIFF


def table(store):
    return [[name(u), u.source, u.target or "", bool(u.target) and u.isfuzzy()] for u in units(store)]


def cells(file):
    with open(file, encoding="utf-8-sig", newline="") as rows:
        return [[row["id"], row["es"], row["en"], row["state"] in ("stale", "machine-made")] for row in csv.DictReader(rows)]


do, file, *rest = sys.argv[1:]
if do == "read":
    print(json.dumps(cells(file) if file.endswith(".csv") else table(factory.getobject(file))))
elif file.endswith(".csv"):
    id, target = rest
    with open(file, encoding="utf-8-sig", newline="") as rows:
        all = list(csv.DictReader(rows))
    for row in all:
        if row["id"] == id:
            row["en"] = target
    with open(file, "w", encoding="utf-8", newline="") as rows:
        writer = csv.DictWriter(rows, all[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(all)
else:
    store = factory.getobject(file)
    id, target = rest
    for unit in units(store):
        if name(unit) == id:
            unit.target = target
    store.save()
