"""Invents what a row of a machine-readable zone says: rows of every format, and mixes of the characters readers confuse."""
LETTERS, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
CHARACTERS = LETTERS + DIGITS + "<"
STATES = ("UTO AUT BEL BRA CAN CHE CHN CMR COL D<< DNK DZA EGY ESP EST FIN FRA GBR GHA GRC HUN IDN IND IRL IRN ITA JPN KAZ KEN KOR LAO LKA "
          "LTU MAR MEX MYS NGA NLD NOR NZL PAK PER PHL POL PRT QAT ROU RUS SAU SGP SVK SWE SYR THA TUR TZA UKR USA UZB VNM XXX ZAF").split()
# Pairs most of which no check digit tells apart: a sixth of the rows is made of them alone.
LOOKALIKES = ("6G", "6G8B", "8SB", "8B", "1LI", "1L", "MWN", "MW", "<K", "<KCX", "0OQD", "0O", "5S", "2Z", "UV", "VY", "4A", "7T1", "EF", "PR")
VOWELS, CONSONANTS = "AEIOU", "BCDFGHJKLMNPRSTVWYZ"


def _some(rng, alphabet, count):
    return "".join(alphabet[i] for i in rng.integers(0, len(alphabet), count))


def _word(rng):
    if rng.random() < 0.35:
        return _some(rng, LETTERS, rng.integers(1, 12))
    return "".join(_some(rng, CONSONANTS, 1) + _some(rng, VOWELS, 1) + (_some(rng, "NKSLMRTHG", 1) if rng.random() < 0.35 else "")
                   for _ in range(rng.integers(1, 5)))


def _names(rng, length):
    surname = "<".join(_word(rng) for _ in range(rng.choice([1, 1, 1, 2, 3])))
    given = "<".join(_word(rng) for _ in range(rng.choice([0, 1, 1, 1, 2, 3])))
    return (surname + "<<" + given).ljust(length, "<")[:length]


def _date(rng):
    return f"{rng.integers(0, 100):02d}{rng.integers(1, 13):02d}{rng.integers(1, 32):02d}" + _some(rng, DIGITS, 1)


def _number(rng):
    kind = rng.random()
    if kind < 0.45:
        number = _some(rng, LETTERS, rng.integers(1, 3)) + _some(rng, DIGITS, 7)
    elif kind < 0.75:
        number = _some(rng, DIGITS, rng.integers(6, 10))
    else:
        number = _some(rng, LETTERS + DIGITS, 9)
    return number[:9].ljust(9, "<") + _some(rng, DIGITS, 1)


def _optional(rng, length):
    kind = rng.random()
    if kind < 0.4:
        return "<" * length
    return _some(rng, DIGITS if kind < 0.75 else LETTERS + DIGITS, rng.integers(1, length + 1)).ljust(length, "<")


def _row(rng):
    """A whole row as the formats have it: 44, 36 or 30 characters."""
    length = int(rng.choice([44, 44, 36, 30, 30]))
    state, kind = rng.choice(STATES) if rng.random() < 0.7 else _some(rng, LETTERS, 3), rng.random()
    sex = rng.choice(list("MMFF<"))
    if kind < 0.5:
        code = rng.choice(["P<", "P<", "PM", "V<", "I<", "ID", "AC", "C<"])
        return _names(rng, 30) if length == 30 else code + state + _names(rng, length - 5)
    if length == 30 and kind < 0.75:
        return rng.choice(["I<", "ID", "AC", "C<"]) + state + _number(rng) + _optional(rng, 15)
    if length == 30:
        return _date(rng) + sex + _date(rng) + state + _optional(rng, 11) + _some(rng, DIGITS, 1)
    tail = length - 28
    return _number(rng) + state + _date(rng) + sex + _date(rng) + _optional(rng, tail - 2) + _some(rng, DIGITS + "<", 1) + _some(rng, DIGITS, 1)


def invent_text(rng, fewest, most):
    """A stretch of a row, `fewest` to `most` characters."""
    length = int(rng.integers(fewest, most + 1))
    kind = rng.random()
    if kind < 0.58:
        for _ in range(4):  # stretches of little but filler teach little
            row = _row(rng)
            at = max(0, int(rng.choice([0, len(row) - length, rng.integers(0, max(1, len(row) - length + 1))])))
            if row.count("<", at, at + length) < 0.6 * length or rng.random() < 0.1:
                break
        return row[at:at + length]
    if kind < 0.78:
        text = ""
        while len(text) < length:
            text += _some(rng, LOOKALIKES[rng.integers(len(LOOKALIKES))], rng.integers(2, 8))
            text += _some(rng, CHARACTERS, rng.integers(0, 3))
        return text[:length]
    if kind < 0.9:
        return _some(rng, CHARACTERS, length)
    return (_some(rng, LETTERS if rng.random() < 0.5 else DIGITS, length // 2) + "<" * length)[:length]
