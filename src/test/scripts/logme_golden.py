"""Golden values of LogME, by the published algorithm and nothing else: python3 logme_golden.py > logme.json

Written from You et al. 2021, algorithm 1 (its matrices, not its singular values), in plain Python so that it shares no
code and no library with the service: A = alpha I + beta F'F is inverted by Gauss-Jordan elimination, its determinant
comes from the pivots, and the loop runs alpha = gamma / m'm, beta = (n - gamma) / |Fm - y|^2 with the guard of 1e-5 and
the stopping rule |t' - t| / t <= 1e-3, t = alpha / beta, at most 11 rounds. Needs more examples than features.
"""

import json
import math
import random


def solve(a, b):
    """Inverse-free: returns (a^-1 b, trace of a^-1 by columns, log det a)."""
    n = len(a)
    m = [row[:] + [b[i]] + [1.0 if i == j else 0.0 for j in range(n)] for i, row in enumerate(a)]
    logdet = 0.0
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(m[r][c]))
        m[c], m[p] = m[p], m[c]
        logdet += math.log(abs(m[c][c]))
        pivot = m[c][c]
        m[c] = [v / pivot for v in m[c]]
        for r in range(n):
            if r != c and m[r][c]:
                f = m[r][c]
                m[r] = [v - f * w for v, w in zip(m[r], m[c])]
    return [m[i][n] for i in range(n)], sum(m[i][n + 1 + i] for i in range(n)), logdet


def evidence(f, y):
    n, d = len(f), len(f[0])
    gram = [[sum(r[i] * r[j] for r in f) for j in range(d)] for i in range(d)]
    fy = [sum(r[i] * v for r, v in zip(f, y)) for i in range(d)]
    alpha = beta = 1.0
    for _ in range(11):
        t = alpha / beta
        a = [[gram[i][j] + (t if i == j else 0.0) for j in range(d)] for i in range(d)]
        m, trace, _ = solve(a, fy)
        gamma = d - t * trace
        mm = sum(v * v for v in m)
        res = sum((v - sum(w * x for w, x in zip(m, r))) ** 2 for r, v in zip(f, y))
        alpha = gamma / (mm + 1e-5)
        beta = (n - gamma) / (res + 1e-5)
        if abs(alpha / beta - t) / t <= 1e-3:
            break
    a = [[beta * gram[i][j] + (alpha if i == j else 0.0) for j in range(d)] for i in range(d)]
    logdet = solve(a, fy)[2]
    value = d / 2 * math.log(alpha) + n / 2 * math.log(beta) - logdet / 2 - beta / 2 * res - alpha / 2 * mm
    return (value - n / 2 * math.log(2 * math.pi)) / n


def case(name, seed, n, d, columns, noise):
    rng = random.Random(seed)
    f = [[round(rng.gauss(0, 1), 6) for _ in range(d)] for _ in range(n)]
    w = [[rng.gauss(0, 1) for _ in range(d)] for _ in range(columns)]
    scores = [[sum(a * b for a, b in zip(r, v)) + noise * rng.gauss(0, 1) for v in w] for r in f]
    if columns == 1:
        y = [[round(s[0], 6)] for s in scores]
    else:
        y = [[1.0 if j == max(range(columns), key=lambda k: s[k]) else 0.0 for j in range(columns)] for s in scores]
    values = [evidence(f, [row[j] for row in y]) for j in range(columns)]
    return {"name": name, "features": f, "labels": y, "logme": sum(values) / columns}


print(json.dumps([
    case("three classes, clear", 1, 40, 5, 3, 0.1),
    case("three classes, noise", 2, 40, 5, 3, 5.0),
    case("score, clear", 3, 30, 6, 1, 0.2),
    case("score, noise", 4, 30, 6, 1, 10.0),
]))
