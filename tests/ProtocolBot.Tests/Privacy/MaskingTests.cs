using ProtocolBot.Core.Privacy;

using Xunit;

namespace ProtocolBot.Tests.Privacy;

public sealed class MaskingTests
{
    private static readonly Masking Masking = new(Noticing.Model);

    [Fact]
    public void The_same_person_gets_the_same_sign_and_another_person_another()
    {
        var masked = Masking.Mask("gisteren heeft Sem van Dijk gefilmd; Sem's moeder belde op 0612345678 en Fatima heeft 06-12345678 ook");

        Assert.Equal("gisteren heeft [NAME_1] gefilmd; [NAME_1]'s moeder belde op [PHONE_1] en [NAME_2] heeft [PHONE_1] ook", masked.Text);
        Assert.Equal(["Sem van Dijk", "0612345678", "Fatima"], masked.Placeholders.Select(placeholder => placeholder.Original));
    }

    [Fact]
    public void In_one_conversation_the_signs_go_on()
    {
        var first = Masking.Mask("dit gaat over jayden");

        var second = Masking.Mask("en fatima en Jayden de Vries ook", first);

        Assert.Equal("en [NAME_2] en [NAME_1] ook", second.Text);
        Assert.Equal("Jayden de Vries en fatima", second.Restore("[NAME_1] en [name_2]"));
    }

    [Fact]
    public void Without_personal_data_nothing_changes() => Assert.Equal(("mag dit op de site?", 0), (Masking.Mask("mag dit op de site?").Text, Masking.Mask("mag dit op de site?").Placeholders.Length));
}
