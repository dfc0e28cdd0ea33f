#!/usr/bin/env python3
"""Writes spring-store-events.ndjson: two weeks in the sample shop, as its event stream would hold them (Segment spec).

The same seed gives the same bytes. Most of it is people looking around; the rest are short stories, one for each thing
a rehearsal should show: a cart left, bought or emptied, a purchase in the last minutes of a wait, a night, a cap,
a missing consent, a late phone, a delivery that comes twice.
"""
import json
import pathlib
import random
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

HERE = pathlib.Path(__file__).parent
CATALOG = {p["product_id"]: p for p in json.loads((HERE / "spring-store/data/catalog.json").read_text())}
PEOPLE = {p["id"]: p for p in map(json.loads, (HERE / "spring-store/profiles.ndjson").read_text().splitlines())}
FIRST_DAY = datetime(2026, 3, 2)


class Shop:
    """Collects events in any order and writes them in the order of their arrival."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.orders = 1040

    def add(self, who, at, kind="track", late=timedelta(), twice=None, **fields):
        """`who` is a person's id, or `?NAME` for a visitor who has not signed in; `at` a time on the wall where they live."""
        zone = PEOPLE[who]["traits"]["timezone"] if who in PEOPLE else "Europe/Paris"
        time = at.replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)
        time += timedelta(milliseconds=self.random.randrange(1000))
        arrival = time + timedelta(milliseconds=self.random.randrange(80, 1900)) + late
        identity = {"anonymousId": who[1:]} if who.startswith("?") else {"userId": who}
        line = {"type": kind, **identity, **fields, "messageId": f"m-{self.random.getrandbits(48):012x}",
                "timestamp": stamp(time), "receivedAt": stamp(arrival),
                "context": {"timezone": zone, "library": {"name": "analytics.js", "version": "2.11.1"}}}
        self.lines.append((arrival, line))
        if twice:  # a client that was not sure and sent it again
            again = arrival + twice
            self.lines.append((again, {**line, "receivedAt": stamp(again)}))

    def track(self, who, at, event, properties=None, **more):
        self.add(who, at, event=event, properties=properties or {}, **more)

    def view(self, who, at, *products, minutes=4):
        for n, product in enumerate(products):
            self.track(who, at + timedelta(minutes=minutes * n), "Product Viewed", shown(product))

    def put(self, who, at, product, quantity=1, **more):
        self.track(who, at, "Product Added", {**shown(product), "quantity": quantity, "cart_id": "cart-" + who.strip("?")}, **more)

    def buy(self, who, at, *products, refill=None, **more):
        """`refill` is the day on which what was bought is used up."""
        self.orders += 1
        items = [{**shown(product), "quantity": 1} for product in products]
        total = round(sum(item["price"] for item in items), 2)
        self.track(who, at - timedelta(minutes=2), "Checkout Started", {"cart_id": "cart-" + who, "value": total})
        used_up = {"refill_at": refill.strftime("%Y-%m-%dT12:00:00Z")} if refill else {}
        self.track(who, at, "Order Completed",
                   {"order_id": f"SP-{self.orders}", "total": total, "currency": "EUR", **used_up, "products": items}, **more)

    def write(self, file):
        self.lines.sort(key=lambda one: (one[0], one[1]["messageId"]))
        text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for _, line in self.lines)
        file.write_text(text)


def stamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03d}Z"


def shown(product):
    return {key: CATALOG[product][key] for key in ("product_id", "name", "category", "price", "image_url", "url")}


def on(day, hour, minute=0):
    """The n-th day of the stream, from Monday 2 March 2026, at a local time."""
    return FIRST_DAY + timedelta(days=day, hours=hour, minutes=minute)


def carts(shop):
    # A cart left in the afternoon: a reminder half an hour after the last change.
    shop.view("ana", on(0, 17, 40), "p1", "p4")
    shop.put("ana", on(0, 18, 5), "p1")
    shop.put("ana", on(0, 18, 20), "p13", 2)
    shop.put("ana", on(0, 22, 0), "p7")  # she is in the campaign already
    shop.put("ana", on(1, 19, 30), "p12")  # a day later, the cooldown is over
    # Reminder, then the offer, then the order.
    shop.put("priya", on(1, 12, 10), "p14")
    shop.buy("priya", on(2, 20, 15), "p14", "p15", "p24", "p18")
    # At ten to ten in the evening: the reminder waits until eight.
    shop.put("jonas", on(1, 21, 50), "p21")
    shop.put("yuki", on(2, 22, 40), "p2")
    shop.put("omar", on(4, 23, 5), "p3")
    # Bought between twenty and thirty minutes after the last change: whether they are reminded hangs on the wait.
    for who, day, hour, products, minutes in [("sofia", 1, 10, ("p19", "p20"), 24), ("omar", 1, 14, ("p5",), 27),
                                              ("guest-4711", 3, 16, ("p10", "p12"), 22), ("priya", 8, 11, ("p6",), 26),
                                              ("emma", 9, 13, ("p16",), 28), ("ana", 10, 15, ("p22", "p9"), 23)]:
        shop.view(who, on(day, hour), *products)
        for n, product in enumerate(products):
            shop.put(who, on(day, hour, 10 + n), product)
        shop.buy(who, on(day, hour, 10 + len(products) - 1 + minutes), *products)
    # Bought at once; what follows within a day meets the cooldown. And a cart emptied again.
    shop.put("guest-4711", on(7, 9, 5), "p13")
    shop.buy("guest-4711", on(7, 9, 12), "p13")
    shop.put("guest-4711", on(7, 11, 30), "p15")
    shop.track("guest-4711", on(7, 11, 50), "Product Removed", {"product_id": "p15", "cart_id": "cart-guest-4711"})
    shop.put("sofia", on(9, 17, 0), "p23")
    shop.track("sofia", on(9, 17, 9), "Product Removed", {"product_id": "p23", "cart_id": "cart-sofia"})
    # Who may not be written to: pending, granted where it must be confirmed, denied, suppressed, no address, held out.
    for who, day, hour in [("lena", 0, 12), ("oliver", 1, 18), ("urs", 2, 9), ("dylan", 2, 15), ("tom", 3, 11), ("maxi", 3, 13)]:
        shop.put(who, on(day, hour, 20), shop.random.choice(["p2", "p8", "p11", "p17"]))
    # In Canada an order stands for consent.
    shop.buy("claire", on(1, 11, 30), "p11", "p7")
    shop.put("claire", on(7, 16, 45), "p2")


def letters(shop):
    # Three pages in an hour and no cart; later a cart, but one marketing mail a day is the limit.
    shop.view("emma", on(2, 9, 0), "p1", "p2", "p6", "p5", minutes=6)
    shop.put("emma", on(2, 15, 0), "p2")
    shop.view("marc", on(3, 19, 10), "p23", "p20", "p21", minutes=9)
    shop.view("oliver", on(0, 12, 0), "p13", "p14", "p18", minutes=7)
    shop.view("yuki", on(1, 18, 30), "p3", "p4", "p1", minutes=8)
    shop.view("sofia", on(8, 12, 15), "p8", "p7", "p9", minutes=11)
    shop.view("guest-4711", on(12, 10, 20), "p19", "p20", "p23", minutes=5)
    # Sign-ups: one that is confirmed at last, one that stays unconfirmed, one from Canada.
    shop.track("lena", on(4, 8, 40), "Consent Updated", {"purpose": "marketing", "status": "confirmed"})
    shop.track("lena", on(13, 8, 40), "Consent Updated", {"purpose": "marketing", "status": "confirmed"})
    shop.track("urs", on(5, 20, 0), "Consent Updated", {"purpose": "marketing", "status": "granted"})
    shop.track("claire", on(9, 12, 0), "Consent Updated", {"purpose": "marketing", "status": "granted"})
    shop.track("oliver", on(6, 7, 55), "Unsubscribed")
    # Orders of people who never agreed to letters: thanks, and nothing else.
    shop.buy("urs", on(3, 17, 30), "p3", "p8")
    shop.buy("tom", on(4, 10, 0), "p17")
    shop.buy("marc", on(8, 21, 20), "p20")
    shop.buy("yuki", on(9, 19, 0), "p1", "p14", "p21")


def trouble(shop):
    # A visitor who signs in later: her cart was begun without a name.
    shop.view("?web-5d1", on(5, 10, 0), "p22", "p21")
    shop.put("?web-5d1", on(5, 10, 12), "p22")
    shop.add("sofia", on(5, 1, 18), kind="identify", anonymousId="web-5d1", traits={"country": "US", "state": "CA"})
    # Visitors nobody knows.
    for name, day, hour in [("web-77a", 2, 20), ("web-9c3", 6, 13), ("web-e02", 8, 22), ("web-b41", 11, 9)]:
        shop.view("?" + name, on(day, hour), *shop.random.sample(sorted(CATALOG), 3), minutes=5)
        shop.put("?" + name, on(day, hour, 25), shop.random.choice(sorted(CATALOG)))
    # A phone without reception: what happened at nine arrives at noon, too late for a reminder.
    shop.put("priya", on(4, 9, 0), "p19", late=timedelta(hours=3))
    # Deliveries that come twice.
    shop.put("jonas", on(10, 14, 0), "p8", twice=timedelta(seconds=41))
    shop.buy("guest-4711", on(11, 18, 0), "p21", twice=timedelta(minutes=7))


def looking_around(shop):
    """Every few days, each looks at a page or two."""
    for who in PEOPLE:
        for day in range(14):
            if shop.random.random() < 0.42:
                at = on(day, shop.random.randrange(7, 22), shop.random.randrange(60))
                shop.add(who, at, kind="page", name="Shop", properties={"path": "/shop", "url": "https://spring.example/shop"})
                products = shop.random.sample(sorted(CATALOG), shop.random.choice([1, 1, 2]))
                shop.view(who, at + timedelta(minutes=1), *products)


def regulars(shop):
    # Three orders make a regular; the same lamp looked at twice brings their price.
    shop.view("guest-4711", on(13, 10, 0), "p23")
    shop.view("guest-4711", on(13, 10, 50), "p23")
    # Candles and napkins run out.
    shop.buy("jonas", on(12, 18, 30), "p19", "p16", refill=on(40, 12))


def main():
    shop = Shop(seed=2026)
    carts(shop)
    letters(shop)
    trouble(shop)
    looking_around(shop)
    regulars(shop)
    shop.write(HERE / "spring-store-events.ndjson")


if __name__ == "__main__":
    main()
