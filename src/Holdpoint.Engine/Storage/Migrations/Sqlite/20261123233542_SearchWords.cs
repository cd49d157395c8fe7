using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE VIRTUAL TABLE asset_words USING fts5(words, content='', contentless_delete=1, tokenize='trigram');");
            migrationBuilder.Sql("INSERT INTO asset_words(rowid, words) SELECT id, tag || ' ' || coalesce(name, '') || ' ' || coalesce(ip, '') FROM assets;");
            migrationBuilder.Sql("CREATE TRIGGER assets_words_added AFTER INSERT ON assets BEGIN INSERT INTO asset_words(rowid, words) VALUES (new.id, new.tag || ' ' || coalesce(new.name, '') || ' ' || coalesce(new.ip, '')); END;");
            migrationBuilder.Sql("CREATE TRIGGER assets_words_changed AFTER UPDATE ON assets WHEN old.tag IS NOT new.tag OR old.name IS NOT new.name OR old.ip IS NOT new.ip BEGIN UPDATE asset_words SET words = new.tag || ' ' || coalesce(new.name, '') || ' ' || coalesce(new.ip, '') WHERE rowid = new.id; END;");
            migrationBuilder.Sql("CREATE TRIGGER assets_words_removed AFTER DELETE ON assets BEGIN DELETE FROM asset_words WHERE rowid = old.id; END;");
            migrationBuilder.Sql("CREATE VIRTUAL TABLE configuration_words USING fts5(words, content='', contentless_delete=1, tokenize='trigram');");
            migrationBuilder.Sql("INSERT INTO configuration_words(rowid, words) SELECT id, coalesce(vendor, '') || ' ' || coalesce(product, '') || ' ' || coalesce(order_number, '') FROM configurations;");
            migrationBuilder.Sql("CREATE TRIGGER configurations_words_added AFTER INSERT ON configurations BEGIN INSERT INTO configuration_words(rowid, words) VALUES (new.id, coalesce(new.vendor, '') || ' ' || coalesce(new.product, '') || ' ' || coalesce(new.order_number, '')); END;");
            migrationBuilder.Sql("CREATE TRIGGER configurations_words_changed AFTER UPDATE ON configurations WHEN old.vendor IS NOT new.vendor OR old.product IS NOT new.product OR old.order_number IS NOT new.order_number BEGIN UPDATE configuration_words SET words = coalesce(new.vendor, '') || ' ' || coalesce(new.product, '') || ' ' || coalesce(new.order_number, '') WHERE rowid = new.id; END;");
            migrationBuilder.Sql("CREATE TRIGGER configurations_words_removed AFTER DELETE ON configurations BEGIN DELETE FROM configuration_words WHERE rowid = old.id; END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER assets_words_added;");
            migrationBuilder.Sql("DROP TRIGGER assets_words_changed;");
            migrationBuilder.Sql("DROP TRIGGER assets_words_removed;");
            migrationBuilder.Sql("DROP TABLE asset_words;");
            migrationBuilder.Sql("DROP TRIGGER configurations_words_added;");
            migrationBuilder.Sql("DROP TRIGGER configurations_words_changed;");
            migrationBuilder.Sql("DROP TRIGGER configurations_words_removed;");
            migrationBuilder.Sql("DROP TABLE configuration_words;");
        }
    }
}
