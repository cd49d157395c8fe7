using Holdpoint.Core.Access;

namespace Holdpoint.Core.Tests.Access;

/// <summary>A scope takes away and never gives.</summary>
public class ScopeTests
{
    private static readonly Person Engineer = new("omar", [new(Role.Engineer, null)]);
    private static readonly Person Local = new(
        "una",
        [new(Role.Engineer, "North"), new(Role.Auditor, "South")]
    );

    [Fact]
    public void What_the_roles_do_not_allow_no_scope_allows()
    {
        var person = Local with { Scope = new(Enum.GetValues<Permission>(), null) };

        foreach (var permission in Enum.GetValues<Permission>())
        foreach (var site in new[] { "North", "South", "East", null })
            Assert.Equal(Local.May(permission, site), person.May(permission, site));
    }

    [Fact]
    public void A_scope_of_permissions_holds_at_every_site()
    {
        var person = Engineer with { Scope = new([Permission.View], null) };

        Assert.True(person.May(Permission.View, null));
        Assert.False(person.May(Permission.Decide, "North"));
        Assert.False(person.MayAnywhere(Permission.Decide));
        Assert.Equal([], person.SitesOf(Permission.Decide));
        Assert.Null(person.SitesOf(Permission.View));
    }

    [Fact]
    public void A_scope_of_sites_takes_away_what_concerns_all()
    {
        var person = Engineer with { Scope = new([Permission.View, Permission.ManageSources], ["North"]) };

        Assert.True(person.May(Permission.View, "North"));
        Assert.False(person.May(Permission.View, "South"));
        Assert.False(person.May(Permission.ManageSources, null));
        Assert.Equal(["North"], person.SitesOf(Permission.View));
    }

    [Fact]
    public void Of_roles_at_sites_and_a_scope_of_sites_both_hold()
    {
        var person = Local with { Scope = new([Permission.View, Permission.Decide], ["South"]) };

        Assert.Equal(["South"], person.SitesOf(Permission.View));
        Assert.Equal([], person.SitesOf(Permission.Decide));
        Assert.False(person.MayAnywhere(Permission.Decide));
    }
}
