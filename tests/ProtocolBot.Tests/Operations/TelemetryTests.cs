using System.Diagnostics.Metrics;

using ProtocolBot.Host.Operations;
using ProtocolBot.Tests.Cases;

using Xunit;

namespace ProtocolBot.Tests.Operations;

/// <summary>What operators can measure holds ids of the content and numbers, and nothing of anybody.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_turn_a_case_and_its_notices_are_counted_without_a_name_or_a_word()
    {
        var (measured, tags) = (new HashSet<string>(), new HashSet<string>());
        using var listener = new MeterListener { InstrumentPublished = static (instrument, listening) => Listen(instrument, listening) };
        listener.SetMeasurementEventCallback<long>((instrument, value, given, _) => Note(instrument, given));
        listener.SetMeasurementEventCallback<double>((instrument, value, given, _) => Note(instrument, given));
        listener.Start();

        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        await school.HeardAsync(CaseSchool.Leidinggevende, activity => CaseSchool.CaseOn(activity)?.GetProperty("case").GetString() == number);
        await school.SettledAsync();
        listener.RecordObservableInstruments();

        lock (measured)
        {
            Assert.Superset(new HashSet<string> { "protocolbot.turn.duration", "protocolbot.cases", "protocolbot.notices", "protocolbot.outbox.waiting", "protocolbot.outbox.age", "protocolbot.outbox.parked" }, measured);
            Assert.DoesNotContain(tags, tag => tag.Contains(number, StringComparison.Ordinal) || tag.Contains("Amrani", StringComparison.OrdinalIgnoreCase) || tag.Contains('@', StringComparison.Ordinal));
        }

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> given)
        {
            lock (measured)
            {
                measured.Add(instrument.Name);
                foreach (var tag in given)
                {
                    tags.Add($"{tag.Value}");
                }
            }
        }
    }

    [Theory]
    [InlineData(61, true, false)]
    [InlineData(60, false, true)]
    [InlineData(59, true, true)]
    [InlineData(59, false, false)]
    [InlineData(30, false, true)]
    [InlineData(8, false, false)]
    [InlineData(7, false, true)]
    [InlineData(3, false, true)]
    [InlineData(0, false, true)]
    public void The_end_of_a_secret_is_told_60_30_and_7_days_before(int daysLeft, bool atStart, bool isTold) => Assert.Equal(isTold, SecretWatch.IsDue(daysLeft, atStart));

    private static void Listen(Instrument instrument, MeterListener listening)
    {
        if (instrument.Meter.Name == Telemetry.Name)
        {
            listening.EnableMeasurementEvents(instrument);
        }
    }
}
