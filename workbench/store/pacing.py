"""When sources were asked, and until when they want to be left alone, as rows."""

from datetime import datetime, timedelta

from sqlalchemy import (
    BindParameter,
    Executable,
    and_,
    bindparam,
    delete,
    or_,
    select,
    union_all,
    update,
)

from workbench.domain.lookup import Age, Lookup, Rest
from workbench.store.tables.lookups import HOLD, PACE
from workbench.store.tables.people import META
from workbench.store.ticking import Instant
from workbench.store.unit import Columns, Unit


def _that_matter(*, starts: bool) -> Executable:
    """Return the query for the questions that count: under way, answered, and of earlier `starts`.

    It is made once: each look-up that is claimed asks it, and SQLAlchemy takes longer to put it
    together than a database to answer it.
    """
    columns = (PACE.c.ticks, PACE.c.came, PACE.c.boot, PACE.c.sent)
    mine = and_(PACE.c.source == bindparam("source"), PACE.c.scope == bindparam("scope"))
    here = and_(mine, PACE.c.boot == bindparam("boot"))
    now: BindParameter[int] = bindparam("ticks")
    most: BindParameter[int] = bindparam("most")
    waiting = select(*columns).where(here, PACE.c.came.is_(None))
    came = (
        select(*columns)
        .where(here, PACE.c.came > bindparam("since"), PACE.c.came <= now)
        .order_by(PACE.c.came.desc())
        .limit(most)
    )
    # Each by itself is a range of the index; together they would look at all that was ever asked.
    before = (PACE.c.boot < bindparam("boot"), PACE.c.boot > bindparam("boot"))
    unnamed = (PACE.c.boot == "",)
    elsewhere = (
        *(and_(mine, each) for each in (before if starts else unnamed)),
        and_(here, PACE.c.came > now),
    )
    others = (
        select(*columns).where(each).order_by(PACE.c.sent.desc()).limit(most) for each in elsewhere
    )
    return union_all(waiting, *(select(each.subquery()) for each in (came, *others)))


_THAT_MATTER = _that_matter(starts=True)
_OF_THIS_START = _that_matter(starts=False)
_HELD = select(HOLD).where(HOLD.c.source == bindparam("source"), HOLD.c.scope == bindparam("scope"))


class SqlPaces:
    """Send times by source and key; the store's own clock tells their ages."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def ages(
        self, source: str, scope: str, *, at: datetime, most: int, seconds: float, given_up: float
    ) -> tuple[Age, ...]:
        """Return how long ago a source's questions were answered, by one key.

        Args:
            source: whose.
            scope: the key's fingerprint, or empty.
            at: the present instant by the wall clock.
            most: how many of the youngest matter.
            seconds: how old one may be and still matter.
            given_up: seconds after which a question that was never answered counts as ended then.
        """
        now = self._unit.instant()
        asked = {
            "source": source,
            "scope": scope,
            "boot": now.boot,
            "ticks": now.ticks,
            "since": now.ticks - int(seconds * 1000),
            "most": most,
        }
        late = int(given_up * 1000)
        # Where the computer has run for a window, what was asked before its start is older still.
        outrun = now.of_boot and bool(now.boot) and now.ticks >= seconds * 1000
        rows = self._unit.rows(_OF_THIS_START if outrun else _THAT_MATTER, asked)
        return tuple(_age(row, now, at, late) for row in rows)

    def came(self, lookup: Lookup, ago: float) -> None:
        """Write down that a question was answered some seconds ago, or given up."""
        ticks = self._unit.instant().ticks - int(ago * 1000)
        one = and_(PACE.c.lookup == lookup.id, PACE.c.attempt == lookup.attempt)
        self._unit.run(update(PACE).where(one, PACE.c.came.is_(None)).values(came=ticks))

    def catch_up(self, source: str, scope: str) -> None:
        """Take what lies ahead of a server's clock, which was set back, as answered just now.

        Otherwise it would count until that clock has come to where it was. Nobody can set the clock
        of a computer's start, and what lies ahead of that one was before this start.
        """
        now = self._unit.instant()
        if now.of_boot:
            return
        mine = and_(
            PACE.c.source == source,
            PACE.c.scope == scope,
            PACE.c.boot == now.boot,
            or_(PACE.c.came > now.ticks, and_(PACE.c.came.is_(None), PACE.c.ticks > now.ticks)),
        )
        self._unit.run(update(PACE).where(mine).values(came=now.ticks))

    def hold(self, source: str, scope: str, rest: Rest, at: datetime) -> None:
        """Write down that a source wants rest; a shorter wish does not end a longer one.

        What is wished while a rest still lasts is granted when both are over.
        """
        now = self._unit.instant()
        held = self.resting(source, scope, at) or Rest(0.0)
        seconds, spent = max(rest.seconds, held.seconds), rest.spent or held.spent
        self.lift(source, scope)
        self._unit.add(
            HOLD,
            {
                "source": source,
                "scope": scope,
                "until": at + timedelta(seconds=seconds),
                "set_ticks": now.ticks,
                "until_ticks": now.ticks + int(seconds * 1000),
                "spent": spent,
                "boot": now.boot,
            },
        )

    def lift(self, source: str, scope: str) -> None:
        """Forget what a source wished."""
        self._unit.run(delete(HOLD).where(HOLD.c.source == source, HOLD.c.scope == scope))

    def resting(self, source: str, scope: str, at: datetime) -> Rest | None:
        """Return for how long a source still wants to be left alone, or None."""
        held = self._unit.rows(_HELD, {"source": source, "scope": scope})
        return _rest(held[0], self._unit.instant(), at) if held else None

    @property
    def paused(self) -> bool:
        """Whether somebody paused the asking on this computer."""
        return self._unit.row(select(META.c.value).where(META.c.name == self._pause)) is not None

    def pause(self) -> None:
        """Let nothing be asked on this computer until somebody resumes it."""
        if not self.paused:
            self._unit.add(META, {"name": self._pause, "value": self._unit.now().isoformat()})

    def resume(self) -> None:
        """Let sources be asked again."""
        self._unit.run(delete(META).where(META.c.name == self._pause))

    @property
    def _pause(self) -> str:
        return f"paused {self._unit.replica}"

    def sent_since(self, source: str, since: datetime) -> tuple[datetime, ...]:
        """Return when a source was asked at or after an instant, oldest first."""
        rows = self._unit.rows(
            select(PACE.c.sent)
            .where(PACE.c.source == source, PACE.c.sent >= since)
            .order_by(PACE.c.sent)
        )
        return tuple(row["sent"] for row in rows)


def _age(row: Columns, now: Instant, at: datetime, late: int) -> Age:
    came = row["came"]
    if came is None:
        came = row["ticks"] + late
        if came > now.ticks and now.may_follow(row["ticks"], row["boot"]):
            return Age(0.0, 0.0)
    sure = now.age(came, row["boot"]) / 1000
    by_wall = 0.0 if now.is_of(row["boot"]) else (at - row["sent"]).total_seconds()
    return Age(sure, max(sure, by_wall))


def _rest(row: Columns, now: Instant, at: datetime) -> Rest | None:
    """Return what is left of a rest: by the store's clock, by the wall clock after a new start.

    That may have been set back meanwhile, so the rest is as old as this start at least.
    """
    longest = row["until_ticks"] - row["set_ticks"]
    if now.may_follow(row["set_ticks"], row["boot"]):
        seconds = now.left(row["until_ticks"], longest) / 1000
    else:
        most = longest - now.age(row["set_ticks"], row["boot"])
        seconds = min((row["until"] - at).total_seconds(), most / 1000)
    return Rest(seconds, spent=row["spent"]) if seconds > 0 else None
