namespace ProtocolBot.Core.Understanding;

/// <summary>e to the power, by our own arithmetic: the machine's differs in its last bit from one to the next.</summary>
internal static class Exponential
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;
    private const double Least = -700;
    private const int Terms = 14;

    public static double Of(double power)
    {
        if (power < Least)
        {
            return 0;
        }

        var whole = Math.Floor((power * Log2E) + 0.5);
        var rest = power - (whole * Ln2);
        var sum = 1.0;
        for (var term = Terms; term >= 1; term--)
        {
            sum = 1 + (rest / term * sum);
        }

        return Math.ScaleB(sum, (int)whole);
    }
}
