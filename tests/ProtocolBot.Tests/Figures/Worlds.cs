using System.Collections.Immutable;

using ProtocolBot.Core.Figures;

namespace ProtocolBot.Tests.Figures;

/// <summary>Goes through every way in which numbers can add up to what is shown, and notes what each count can be: what a patient reader could work out, without any cleverness.</summary>
internal sealed class Worlds
{
    private readonly Dictionary<string, SortedSet<int>> possible = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> world = new(StringComparer.Ordinal);
    private readonly Func<Tallied, Bounds> says;

    private Worlds(Func<Tallied, Bounds> says) => this.says = says;

    public static IReadOnlyDictionary<string, SortedSet<int>> Of(Tallied root, Func<Tallied, Bounds> says)
    {
        var worlds = new Worlds(says);
        foreach (var count in root.All())
        {
            worlds.possible[count.Id] = [];
        }

        var bounds = says(root);
        for (var number = (int)bounds.Low; number <= Math.Min(bounds.High, root.Number + Suppression.Fewest); number++)
        {
            worlds.Place(root, number, []);
        }

        return worlds.possible;
    }

    private void Place(Tallied count, int number, ImmutableStack<(ImmutableArray<Tallied> Split, int Total)> rest)
    {
        var says = this.says(count);
        if (number < says.Low || number > says.High)
        {
            return;
        }

        world[count.Id] = number;
        Next(count.Splits.Aggregate(rest, (stack, split) => stack.Push((split, number))));
    }

    private void Next(ImmutableStack<(ImmutableArray<Tallied> Split, int Total)> rest)
    {
        if (rest.IsEmpty)
        {
            foreach (var (id, number) in world)
            {
                possible[id].Add(number);
            }

            return;
        }

        var (split, total) = rest.Peek();
        if (split.IsEmpty)
        {
            if (total == 0)
            {
                Next(rest.Pop());
            }

            return;
        }

        for (var number = 0; number <= total; number++)
        {
            Place(split[0], number, rest.Pop().Push((split.RemoveAt(0), total - number)));
        }
    }
}
