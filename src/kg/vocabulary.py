"""The closed sets of the contract: classes, properties and schemes, each member its local name in `dp:`.

Code names a term only through these; tests compare each with the ontology.
"""

from __future__ import annotations

from kg.closed import StrEnum


class EntityClass(StrEnum):
    """What a thing named in a report can be."""

    INDUSTRY = "Industry"
    PLACE = "Place"
    PARK = "Park"
    ORGANIZATION = "Organization"
    ENTERPRISE = "Enterprise"
    PROJECT = "Project"
    PLATFORM = "Platform"
    POLICY_DOCUMENT = "PolicyDocument"
    POLICY_MEASURE = "PolicyMeasure"
    EVENT = "Event"
    INDICATOR = "Indicator"


class Relation(StrEnum):
    """The properties that tie one entity to another."""

    SERVES_INDUSTRY = "servesIndustry"
    LOCATED_IN = "locatedIn"
    UNDERTAKEN_BY = "undertakenBy"
    PHASE_OF = "phaseOf"
    PART_OF = "partOf"
    CONCERNS = "concerns"
    PARTNER = "partner"
    ISSUED_BY = "issuedBy"
    IMPLEMENTS = "implements"
    MERGED_INTO = "mergedInto"


class MilestoneType(StrEnum):
    """Steps in a life cycle, in its order up to IN_OPERATION; the last ten stand outside it.

    The last four take nothing further: they say that it waits, stops, goes on again or is given up.
    """

    DESIGNED = "designed"
    APPLIED = "applied"
    APPROVED = "approved"
    SIGNED = "signed"
    SETTLED = "settled"
    LAND_ACQUIRED = "land_acquired"
    STARTED = "started"
    PROGRESSING = "progressing"
    TOPPED_OUT = "topped_out"
    COMPLETED = "completed"
    ACCEPTED = "accepted"
    IN_PRODUCTION = "in_production"
    IN_OPERATION = "in_operation"
    ESTABLISHED = "established"
    RELOCATED = "relocated"
    PUBLISHED = "published"
    RELEASED = "released"
    HELD = "held"
    AWARDED = "awarded"
    POSTPONED = "postponed"
    HALTED = "halted"
    RESUMED = "resumed"
    CANCELLED = "cancelled"

    @property
    def local_name(self) -> str:
        """The concept's local name: `in_production` is `dp:InProduction`."""
        return "".join(part.capitalize() for part in self.value.split("_"))


LIFE_CYCLE = tuple(MilestoneType)[: tuple(MilestoneType).index(MilestoneType.ESTABLISHED)]
SETBACKS = frozenset(tuple(MilestoneType)[tuple(MilestoneType).index(MilestoneType.POSTPONED) :])


class Modality(StrEnum):
    """Whether a thing has happened or is announced."""

    REALISED = "Realised"
    PLANNED = "Planned"


class FigureType(StrEnum):
    """What kind of number a figure is."""

    AMOUNT = "Amount"
    COUNT = "Count"
    AVERAGE = "Average"
    SHARE = "Share"
    YOY_GROWTH = "YoYGrowth"
    PP_CHANGE = "PpChange"


class FigureRole(StrEnum):
    """Whether a figure was reached, is aimed at or is expected."""

    ACTUAL = "Actual"
    TARGET = "Target"
    FORECAST = "Forecast"


class Comparator(StrEnum):
    """How a stated value bounds the real one."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "~"


class Level(StrEnum):
    """The tier of government that grants a recognition or runs a thing."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    PREFECTURAL = "prefectural"
    COUNTY = "county"
    TOWNSHIP = "township"


class AssessmentState(StrEnum):
    """How far a commitment was kept, by the rule that compared it with what was reported since."""

    MET = "Met"
    ON_TRACK = "OnTrack"
    BEHIND = "Behind"
    CHANGED = "Changed"
    NOT_MENTIONED_AGAIN = "NotMentionedAgain"
    CANNOT_BE_JUDGED = "CannotBeJudged"
