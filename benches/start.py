"""How soon `serve` answers, and how much memory it takes: resting, with the sentence model, and after the model is let go."""

import time
import urllib.parse
from lib import Porchlight, folder, middle, row

with folder() as data:
    first = Porchlight(data).start()
    row("first start of all, with an empty folder", f"{first.started_ms:.0f} ms")
    first.stop()
    first.make_shop()
    times = []
    for _ in range(20):
        with Porchlight(data) as house:
            times.append(house.started_ms)
    row("start to first answer, 20 times: middle, longest", f"{middle(times):.0f} ms, {max(times):.0f} ms")

    house = Porchlight(data)
    house.token = first.token
    with house:
        time.sleep(3)
        row("memory at rest after the start", f"{house.memory_mb():.0f} MB")
        cookie = house.sign_in()
        for _ in range(200):
            for page in ("/", "/ask", "/desk", "/desk/inbox", "/desk/needs", "/desk/media", "/desk/measures"):
                house.ask("GET", page, headers={"cookie": cookie})
        row("memory after 1,400 pages", f"{house.memory_mb():.0f} MB")
        form = urllib.parse.urlencode(
            {"name": "Ben Ashdown", "email": "ben@example.com", "text": "How often should I oil an oak worktop?"}
        )
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": f"http://127.0.0.1:{house.port}"}
        status, _, text = house.ask("POST", "/ask", form, headers)
        assert status < 400, text
        most = 0
        for _ in range(100):
            needs = house.api("GET", "/needs")
            most = max(most, house.memory_mb())
            if needs:
                break
            time.sleep(0.1)
        assert needs, "the question was not put into a need"
        row("memory with the model, after placing a question", f"{most:.0f} MB")
        # It is let go after half a minute without a question.
        for _ in range(200):
            time.sleep(1)
            if house.memory_mb() < most - 30:
                break
        row("memory after the model was let go", f"{house.memory_mb():.0f} MB")
        row("most memory it ever had", f"{house.memory_mb('VmHWM'):.0f} MB")
