using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Host.Pages.SignIn;
using ProtocolBot.Tests.Cases;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.SignIn;

/// <summary>The real host in Production, behind a proxy that ends https, with people who sign in at Entra. Cases are made by deciding and storing, as a turn does it.</summary>
internal sealed class SignedSchool : IAsyncDisposable
{
    public static readonly PersonId Reporter = Of("leraar-vo");
    public static readonly PersonId Leidinggevende = Of("leidinggevende");
    public static readonly PersonId Directeur = Of("directeur");
    public static readonly PersonId Fg = Of("fg");
    public static readonly PersonId Colleague = Of("leraar-po");

    private static int numbers = 100_000;

    private SignedSchool(BotUnderTest bot, FakeEntra entra, FakeTimeProvider clock) => (Bot, Entra, Clock) = (bot, entra, clock);

    public BotUnderTest Bot { get; }

    public FakeEntra Entra { get; }

    public FakeTimeProvider Clock { get; }

    public static async Task<SignedSchool> StartAsync(Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var clock = new FakeTimeProvider(CasePlay.Monday);
        var entra = new FakeEntra(new LocalIssuer { Clock = clock });
        var bot = await BotUnderTest.StartAsync(
            time: clock,
            configure: builder =>
            {
                Wire(builder.Services, entra);
                configure?.Invoke(builder);
            },
            settings:
            [
                "environment=Production",
                $"BotFramework:AppId={LocalIssuer.AppId}", $"BotFramework:TenantId={LocalIssuer.TenantId}", $"BotFramework:ClientSecret={FakeEntra.Secret}",
                "Pages:SignIn:Enabled=true", $"Cases:PublicUrl={FakeEntra.PublicUrl}", "ForwardedHeaders:KnownProxies=127.0.0.1",
                $"Directory:Folder={Path.Combine(AppContext.BaseDirectory, "directory-sample")}",
                .. settings,
            ]);
        return new SignedSchool(bot, entra, clock);
    }

    public Browser Browser() => new(this);

    /// <summary>A browser in which this person has just signed in.</summary>
    public async Task<Browser> BrowserOfAsync(PersonId person)
    {
        var browser = Browser();
        await browser.SignInAsync(new Visitor(person.Value));
        return browser;
    }

    /// <summary>A case that this colleague sent; what happened on it then.</summary>
    public async Task<CaseNumber> ReportAsync(Role[]? involved = null, params (PersonId Who, CaseAction Action)[] then)
    {
        var (store, desk) = (Bot.Get<CaseStore>(), Bot.Get<CaseDesk>());
        var world = desk.World();
        var opening = new Staff().Opening(RouteId.Derail, involved: [.. involved ?? []]) with
        {
            Number = CaseNumber.Of(2026, Interlocked.Increment(ref numbers)),
            Reporter = Reporter,
            School = world.Organisation.Find(Reporter)!.Posts[0].School,
        };
        if (!await store.ChangeAsync(store.Begin(CaseActing.Open(world, opening), world.Now), CancellationToken.None))
        {
            throw new InvalidOperationException("not stored");
        }

        foreach (var (who, action) in then)
        {
            var acted = await desk.ActAsync(who, opening.Number, CasePlay.Filled((await FileAsync(opening.Number))!, action), CancellationToken.None);
            if (acted.Refused is not null)
            {
                throw new InvalidOperationException($"{action} was refused: {acted.Refused}");
            }
        }

        return opening.Number;
    }

    public async Task<CaseFile?> FileAsync(CaseNumber number) => (await Bot.Get<CaseStore>().LoadAsync(number, CancellationToken.None))?.File;

    public async ValueTask DisposeAsync() => await Bot.DisposeAsync();

    private static PersonId Of(string persona) => Persona.Find(persona)!.PersonId;

    private static void Wire(IServiceCollection services, FakeEntra entra)
    {
        services.Configure<OpenIdConnectOptions>(SignInSchemes.Entra, options => options.BackchannelHttpHandler = entra);
        services.PostConfigure<HttpClientFactoryOptions>(SigningKeys.HttpClientName, options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new Borrowed(entra)));
    }

    /// <summary>The factory disposes what it is given.</summary>
    private sealed class Borrowed(HttpMessageHandler real) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker invoker = new(real, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => invoker.SendAsync(request, cancellationToken);
    }
}
