using Holdpoint.Engine.Access.SavedViews;

namespace Holdpoint.Engine.Tests.Access;

public sealed class SavedViewTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_view_is_its_person_s_own_and_its_name_is_used_once()
    {
        var programme = await _directory.OpenAsync();
        var (jane, june) = (programme.As("jane"), programme.As("june"));

        Assert.Null(await jane.SaveViewAsync("worklist", " mine ", "?zone=Control", Cancel));
        Assert.Null(await jane.SaveViewAsync("worklist", "mine", "zone=Field", Cancel));
        Assert.Null(await june.SaveViewAsync("worklist", "mine", "", Cancel));

        var view = Assert.Single(await jane.SavedViewsAsync("worklist", Cancel));
        Assert.Equal(("mine", "zone=Field"), (view.Name, view.Query));
        Assert.Empty(await jane.SavedViewsAsync("assets", Cancel));
        Assert.False(await june.RemoveViewAsync(view.Id, Cancel));
        Assert.True(await jane.RemoveViewAsync(view.Id, Cancel));
        Assert.Empty(await jane.SavedViewsAsync("worklist", Cancel));
        Assert.Single(await june.SavedViewsAsync("worklist", Cancel));
        Assert.Empty((await programme.Evidence.VerifyAsync(Cancel)).Problems);
    }

    [Theory]
    [InlineData("nowhere", "a", "")]
    [InlineData("worklist", " ", "")]
    [InlineData("worklist", "a\nb", "")]
    public async Task What_cannot_be_kept_is_said(string place, string name, string query)
    {
        var programme = await _directory.OpenAsync();

        Assert.NotNull(await programme.SaveViewAsync(place, name, query, Cancel));
        Assert.NotNull(await programme.SaveViewAsync("worklist", new string('a', 61), query, Cancel));
        Assert.NotNull(await programme.SaveViewAsync("worklist", "a", new string('a', 1001), Cancel));
        Assert.Empty(await programme.SavedViewsAsync("worklist", Cancel));
    }

    [Fact]
    public async Task There_is_an_end_to_their_number()
    {
        var programme = await _directory.OpenAsync();
        for (var at = 0; at < SavedViewLimits.Views; at++)
            Assert.Null(await programme.SaveViewAsync("assets", $"view {at}", "", Cancel));

        Assert.NotNull(await programme.SaveViewAsync("assets", "one more", "", Cancel));
        Assert.Null(await programme.SaveViewAsync("assets", "view 7", "site=North", Cancel));
    }
}
