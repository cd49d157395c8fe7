using CsCheck;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Tests;

public class ColumnWidthsTests
{
    [Fact]
    public void What_fits_is_drawn_as_wide_as_it_is() =>
        Assert.Equal([10, 20], ColumnWidths.Fit([10, 20], [18, 18], 40));

    [Fact]
    public void Text_that_may_wrap_gives_way_before_words_that_should_stay_whole() =>
        Assert.Equal([14, 46], ColumnWidths.Fit([14, 300], [int.MaxValue, 18], 60));

    [Fact]
    public void Words_wrap_too_where_nothing_else_helps()
    {
        var widths = ColumnWidths.Fit([40, 40, 300], [int.MaxValue, int.MaxValue, 18], 60);

        Assert.Equal(60, widths.Sum());
        Assert.All(widths, width => Assert.True(width >= 10));
    }

    [Fact]
    public void Columns_never_take_more_than_there_is_and_never_more_than_they_need() =>
        Gen.Select(Gen.Select(Gen.Int[1, 200], Gen.Int[1, 60]).Array[1, 8], Gen.Int[60, 250])
            .Sample(
                (columns, available) =>
                {
                    var natural = columns.Select(column => column.Item1).ToArray();
                    var widths = ColumnWidths.Fit(
                        natural,
                        [.. columns.Select(column => column.Item2)],
                        available
                    );
                    return widths.Sum() <= available
                        && widths.Zip(natural).All(pair => pair.First > 0 && pair.First <= pair.Second);
                }
            );
}
