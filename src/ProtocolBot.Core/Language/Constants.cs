using System.Collections.Frozen;
using System.Reflection;

namespace ProtocolBot.Core.Language;

/// <summary>The ids that a class of constants declares, so that content can be compared with code both ways.</summary>
internal static class Constants
{
    public static FrozenSet<string> Of(Type declaring) =>
        declaring.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToFrozenSet(StringComparer.Ordinal);
}
