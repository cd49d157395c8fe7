namespace Holdpoint.Csaf.Cvss;

/// <summary>
/// The scoring of CVSS v4.0 (Specification, clause 8.2): the MacroVector's score, less the mean over the equivalence sets
/// of (difference to the next lower MacroVector) × (how far the vector lies below the set's highest vector).
/// </summary>
internal static class Cvss4Scoring
{
    /// <summary>The metrics whose levels count, with the modified metric that overrides each.</summary>
    private static readonly string[] Scored =
    [
        "MAV",
        "MPR",
        "MUI",
        "MAC",
        "MAT",
        "MVC",
        "MVI",
        "MVA",
        "MSC",
        "MSI",
        "MSA",
        "CR",
        "IR",
        "AR",
        "E",
    ];

    private const int Av = 0,
        Pr = 1,
        Ui = 2,
        Ac = 3,
        At = 4,
        Vc = 5,
        Vi = 6,
        Va = 7,
        Sc = 8,
        Si = 9,
        Sa = 10,
        Cr = 11,
        Ir = 12,
        Ar = 13,
        E = 14;

    /// <summary>The highest vectors of EQ1 as levels of AV, PR, UI.</summary>
    private static readonly int[][][] HighestEq1 =
    [
        [
            [0, 0, 0],
        ],
        [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
        ],
        [
            [3, 0, 0],
            [1, 1, 1],
        ],
    ];

    /// <summary>The highest vectors of EQ2 as levels of AC, AT.</summary>
    private static readonly int[][][] HighestEq2 =
    [
        [
            [0, 0],
        ],
        [
            [1, 0],
            [0, 1],
        ],
    ];

    /// <summary>The highest vectors of EQ3 and EQ6 (index 2·EQ3 + EQ6) as levels of VC, VI, VA, CR, IR, AR.</summary>
    private static readonly int[][][] HighestEq36 =
    [
        [
            [0, 0, 0, 0, 0, 0],
        ],
        [
            [0, 0, 1, 1, 1, 0],
            [0, 0, 0, 1, 1, 1],
        ],
        [
            [1, 0, 0, 0, 0, 0],
            [0, 1, 0, 0, 0, 0],
        ],
        [
            [1, 0, 1, 0, 1, 0],
            [1, 0, 0, 0, 1, 1],
            [0, 1, 0, 1, 0, 1],
            [0, 1, 1, 1, 0, 0],
            [1, 1, 0, 0, 0, 1],
        ],
        [],
        [
            [1, 1, 1, 0, 0, 0],
        ],
    ];

    /// <summary>The highest vectors of EQ4 as levels of SC, SI, SA.</summary>
    private static readonly int[][][] HighestEq4 =
    [
        [
            [1, 0, 0],
        ],
        [
            [1, 1, 1],
        ],
        [
            [2, 2, 2],
        ],
    ];

    /// <summary>The depth of each level of EQ1, EQ2, EQ3 with EQ6, EQ4: how many steps it spans.</summary>
    private static readonly int[] DepthEq1 = [1, 4, 5],
        DepthEq2 = [1, 2],
        DepthEq36 = [7, 6, 8, 8, 0, 10],
        DepthEq4 = [6, 5, 4];

    public static CvssScores Score(CvssVector vector)
    {
        var levels = new int[Scored.Length];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = (int)vector.Weight(Scored[i]);
        var all = Score(levels);
        if (!vector.Has(CvssMetricGroup.Temporal) && !vector.Has(CvssMetricGroup.Environmental))
            return new(all, all, all);
        for (var i = 0; i < Cr; i++)
            levels[i] = (int)vector.Weight(Scored[i][1..]);
        Array.Clear(levels, Cr, 3);
        var threat = Score(levels);
        levels[E] = 0;
        return new(Score(levels), threat, all);
    }

    private static double Score(int[] l)
    {
        if (l[Vc] == 2 && l[Vi] == 2 && l[Va] == 2 && l[Sc] == 3 && l[Si] == 3 && l[Sa] == 3)
            return 0;
        var eq1 =
            l[Av] + l[Pr] + l[Ui] == 0 ? 0
            : l[Av] != 3 && (l[Av] == 0 || l[Pr] == 0 || l[Ui] == 0) ? 1
            : 2;
        var eq2 = l[Ac] + l[At] == 0 ? 0 : 1;
        var eq3 =
            l[Vc] + l[Vi] == 0 ? 0
            : l[Vc] == 0 || l[Vi] == 0 || l[Va] == 0 ? 1
            : 2;
        var eq4 =
            l[Si] == 0 || l[Sa] == 0 ? 0
            : l[Sc] == 1 || l[Si] == 1 || l[Sa] == 1 ? 1
            : 2;
        var eq5 = l[E];
        var eq6 = l[Cr] + l[Vc] == 0 || l[Ir] + l[Vi] == 0 || l[Ar] + l[Va] == 0 ? 0 : 1;
        var eq36 = 2 * eq3 + eq6;
        var macro = Cvss4MacroVectors.Score(eq1, eq2, eq3, eq4, eq5, eq6);

        var sum = 0.0;
        var sets = 0;
        void Add(double lower, int distance, int depth)
        {
            if (double.IsNaN(lower))
                return;
            sets++;
            sum += (macro - lower) * distance / depth;
        }
        Add(
            Cvss4MacroVectors.Score(eq1 + 1, eq2, eq3, eq4, eq5, eq6),
            Distance(HighestEq1[eq1], l, Av, Pr, Ui),
            DepthEq1[eq1]
        );
        Add(
            Cvss4MacroVectors.Score(eq1, eq2 + 1, eq3, eq4, eq5, eq6),
            Distance(HighestEq2[eq2], l, Ac, At),
            DepthEq2[eq2]
        );
        Add(
            LowerEq36(eq1, eq2, eq3, eq4, eq5, eq6),
            Distance(HighestEq36[eq36], l, Vc, Vi, Va, Cr, Ir, Ar),
            DepthEq36[eq36]
        );
        Add(
            Cvss4MacroVectors.Score(eq1, eq2, eq3, eq4 + 1, eq5, eq6),
            Distance(HighestEq4[eq4], l, Sc, Si, Sa),
            DepthEq4[eq4]
        );
        // EQ5 has one metric, so every vector is its set's highest: distance 0, but it counts in the mean.
        Add(Cvss4MacroVectors.Score(eq1, eq2, eq3, eq4, eq5 + 1, eq6), 0, 1);

        var score = Math.Clamp(sets == 0 ? macro : macro - sum / sets, 0, 10);
        // FIRST's calculator adds a millionth so that halves that binary fractions missed still round up.
        return Math.Floor((score + 1e-6) * 10 + 0.5) / 10;
    }

    /// <summary>The next lower MacroVector of EQ3 and EQ6, which move together; of two ways down the higher score counts.</summary>
    private static double LowerEq36(int eq1, int eq2, int eq3, int eq4, int eq5, int eq6) =>
        (eq3, eq6) switch
        {
            (0, 0) => Math.Max(
                Cvss4MacroVectors.Score(eq1, eq2, 0, eq4, eq5, 1),
                Cvss4MacroVectors.Score(eq1, eq2, 1, eq4, eq5, 0)
            ),
            (1, 0) => Cvss4MacroVectors.Score(eq1, eq2, 1, eq4, eq5, 1),
            _ => Cvss4MacroVectors.Score(eq1, eq2, eq3 + 1, eq4, eq5, eq6),
        };

    /// <summary>Steps below the first highest vector that is nowhere less severe.</summary>
    private static int Distance(int[][] highest, int[] levels, params ReadOnlySpan<int> metrics)
    {
        foreach (var vector in highest)
        {
            var distance = 0;
            for (var i = 0; i < metrics.Length && distance >= 0; i++)
                distance = levels[metrics[i]] < vector[i] ? -1 : distance + levels[metrics[i]] - vector[i];
            if (distance >= 0)
                return distance;
        }
        return 0;
    }
}
