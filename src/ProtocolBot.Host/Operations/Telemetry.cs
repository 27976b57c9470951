using System.Diagnostics;
using System.Diagnostics.Metrics;

using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Operations;

/// <summary>What operators can measure: counts, times and ids of the content. Never who, and never a word that anybody wrote.</summary>
internal static class Telemetry
{
    /// <summary>The name of our meter and of our source of traces.</summary>
    public const string Name = "ProtocolBot";

    /// <summary>The standard variable; where it is unset nothing leaves, and the exporter is not loaded.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Turns = Meter.CreateHistogram<double>("protocolbot.turn.duration", "s", "From an activity to its stored answer.");
    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>("protocolbot.verdicts", "{verdict}", "Verdicts that were reached, by scenario.");
    private static readonly Counter<long> CasesBegun = Meter.CreateCounter<long>("protocolbot.cases", "{case}", "Cases that were sent, by route.");
    private static readonly Counter<long> Missed = Meter.CreateCounter<long>("protocolbot.deadlines.missed", "{deadline}", "Cases that nobody took up in time.");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("protocolbot.notices", "{notice}", "What became of notices, by channel.");

    private static readonly Counter<long> Thumbs = Meter.CreateCounter<long>("protocolbot.feedback", "{reaction}", "Thumbs and reactions to what the bot said.");

    public static ActivitySource Source { get; } = new(Name);

    /// <param name="outcome">answered, known (a redelivery), or not-stored.</param>
    public static void Turn(TimeSpan took, string outcome) => Turns.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Verdict(string scenario, string verdict) => Verdicts.Add(1, new KeyValuePair<string, object?>("scenario", scenario), new KeyValuePair<string, object?>("verdict", verdict));

    /// <param name="reaction">A kind of reaction that Teams knows, or "other".</param>
    public static void Feedback(string reaction) => Thumbs.Add(1, new KeyValuePair<string, object?>("reaction", reaction));

    public static void CaseBegun(string route) => CasesBegun.Add(1, new KeyValuePair<string, object?>("route", route));

    /// <summary>Counts what happened to a case, where that is for operators: deadlines and deliveries.</summary>
    public static void Happened(CaseEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.PassedOn:
                Missed.Add(1);
                break;
            case CaseEvent.Delivered delivered:
                Delivery(delivered.Channel, true);
                break;
            case CaseEvent.NotDelivered failed:
                Delivery(failed.Channel, false);
                break;
            default:
                break;
        }
    }

    private static void Delivery(NoticeChannel channel, bool delivered) => Deliveries.Add(
        1,
        new KeyValuePair<string, object?>("channel", channel is NoticeChannel.Teams ? "teams" : "mail"),
        new KeyValuePair<string, object?>("delivered", delivered));

    /// <summary>Sends what is measured to the address in the environment. Requests are traced by their route, without query or body.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutboxGauges>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OutboxGauges>());
        if (builder.Configuration[Endpoint] is not { Length: > 0 })
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(Name).AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(Name).AddOtlpExporter());
    }
}
