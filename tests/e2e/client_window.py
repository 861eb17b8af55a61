"""The real client in a real window: it joins, sleeps while nothing happens, and is played through a whole round by mouse and
keyboard. Screenshots of every step stay in the folder that SAMENSPEL_SHOTS names, else beside the tests' build."""
import os
import tempfile
import time

from harness import BIN, Play
from window import Display, Window

shots = os.environ.get("SAMENSPEL_SHOTS") or os.path.join(os.path.dirname(BIN), "screenshots")
os.makedirs(shots, exist_ok=True)
names = ("Bram", "Carla", "Dirk", "Els", "Fatima", "Gijs")


def play_round(language, width, height):
    with tempfile.TemporaryDirectory() as folder, Play("--talk", "spoken", "--length", "45", "--seed", "5") as play:
        display = Display(folder, width, height)
        me = None

        def keep(step):
            time.sleep(0.15)  # the frame that was just told of is being put on the display
            display.shot(os.path.join(shots, f"window-{step}-{language}-{width}.png"))

        try:
            trainer = play.trainer()
            me = Window(display, f"127.0.0.1:{play.port}", "--code", play.code, "--name", "Anneloes", "--language", language, "--width", width, "--height", height)
            me.see("region.lobby")
            others = [play.join(name) for name in names]
            me.read("Gijs")
            keep("1-lobby")
            time.sleep(2)
            before = me.ticks()
            time.sleep(4)
            idle = me.ticks() - before
            assert idle <= 4, f"the idle client took {idle} clock ticks in four seconds"

            trainer.must("start", table=1)
            me.see("region.briefing")
            keep("2-briefing-covered")
            secret = "Marijke"
            assert not any(secret in (one.get("label") or "") and "opa" in (one.get("label") or "") for one in me.shown())
            me.hold("briefing.role")
            me.read("opa metselde" if language == "nl" else "grandfather laid")
            keep("3-briefing-held")
            me.let_go()
            me.until(lambda: not any("metselde" in (one.get("label") or "") + (one.get("value") or "") or "grandfather laid" in (one.get("label") or "") + (one.get("value") or "") for one in me.shown()),
                     "the card stays uncovered")

            trainer.must("next_phase", table=1)
            me.see("region.middle")
            me.form_later()  # the five conditions, before
            others[0].must("ask_interest", to=1)
            me.click("waiting.read")  # people sit side by side: who asks what is read on purpose
            me.click("waiting.answer")
            me.see("talk.go")
            me.click("talk.partner")
            me.click("talk.partner.0")
            me.until(lambda: (me.find("talk.partner") or {}).get("focused") and not me.find("talk.partner.0"), "the list stays open")
            me.tick("talk.card.1", "the card is not chosen")
            me.tick("talk.part.motive", "the tick does not come")  # it lies below the edge: the focus brings it into view
            me.click("talk.part.weight")
            me.until(lambda: not me.find("talk.part.weight").get("checked"), "the tick does not go")
            keep("4-show-a-card")
            me.click("talk.go")
            revealed = trainer.until(lambda m: m.event.HasField("card_revealed")).event.card_revealed
            assert revealed.card.HasField("motive") and not revealed.card.HasField("weight") and list(revealed.to) == [2], revealed
            me.until(lambda: not me.find("talk"), "the dialog stays")

            trainer.must("next_phase", table=1)
            me.click("table.propose")
            for choice in ("schools.centre-east", "board.one-identity"):
                me.click("composer." + choice)
                me.until(lambda: me.find("composer." + choice).get("checked"), "the option is not chosen")
            for choice in ("staff.guarantee-farewell", "money.plan-large"):  # below the edge
                me.tick("composer." + choice, "the option is not chosen")
            keep("5-composer")
            me.click("composer.go")
            tabled = trainer.until(lambda m: m.event.HasField("proposal_tabled")).event.proposal_tabled
            assert [c.option for c in tabled.draft.choices] == ["centre-east", "one-identity", "guarantee-farewell", "plan-large"], tabled
            events = play.pb["events"]
            for index, other in enumerate(others):
                other.do("take_position", proposal=1, version=1, stance=events.OBJECT if index == 2 else events.SUPPORT,
                         reason="Wij missen een waarborg voor de identiteit." if index == 2 else "")
            me.read("waarborg")
            keep("6-objection")
            others[2].do("take_position", proposal=1, version=1, stance=events.CONSENTS)
            me.until(lambda: not any("waarborg" in one["label"] + one["value"] for one in me.shown()), "the objection stays")  # the buttons below it move up
            me.click("proposal.1.vote.support")
            trainer.until(lambda m: m.event.HasField("position_taken") and m.event.position_taken.party == 1)
            me.click("proposal.1.sign")
            for index in (0, 1, 2, 3, 4, 5):
                others[index].must("sign_proposal", proposal=1)
            me.see("proposal.1.leave")
            keep("7-agreed")
            me.click("table.tabs.acts")
            me.press("act.recruit.secret", lambda: not me.find("act.recruit.secret"))
            done = trainer.until(lambda m: m.event.HasField("act_done_secretly")).event.act_done_secretly
            assert (done.party, done.act) == (1, "recruit")
            keep("8-acts")
            trainer.must("next_phase", table=1)
            me.see("form.later")
            keep("9-form")
            me.click("form.temperature.centre_public.2")
            me.until(lambda: me.find("form.temperature.centre_public.2").get("checked"), "the answer is not taken")
            for party in ("centre_christian", "east", "alderman", "council", "envoy"):
                me.tick(f"form.temperature.{party}.1", "the answer is not taken")
            for question in [one["id"] for one in me.shown() if one["role"] == "slider" and one["id"].startswith("form.")]:
                me.reach(question)
                before = me.find(question)["value"]
                me.key("Right")
                me.until(lambda: me.find(question)["value"] != before, "the slider does not move")
            keep("10-form-filled")
            me.reach("form.send")
            me.key("Return")
            sent = trainer.until(lambda m: m.event.HasField("form_submitted")).event.form_submitted
            assert sent.seat == 1 and [a.scale for a in sent.answers if a.question == "temperature"][:2] == [2, 1], sent
            me.see("result.coverage")
            me.see("form.ambition")  # the five conditions, on the way, come in the place of what was sent
            me.form_later()
            me.until(lambda: not me.find("form"), "the form stays")
            keep("11-result")
            assert play.stop() == 0
        finally:
            if me:
                me.close()
            display.close()
    return idle


idle = play_round("nl", 1280, 800)
play_round("en", 1920, 1080)
print(f"a round played in a window, in both languages; {idle} clock ticks in four idle seconds")
