using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The extension comes with the server's packages and may be forbidden; the search then reads every row.
            migrationBuilder.Sql("DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS pg_trgm; EXCEPTION WHEN OTHERS THEN NULL; END $$");
            migrationBuilder.Sql("DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN CREATE INDEX \"IX_assets_words\" ON assets USING gin (lower(tag || ' ' || coalesce(name, '') || ' ' || coalesce(ip, '')) gin_trgm_ops); END IF; END $$");
            migrationBuilder.Sql("DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN CREATE INDEX \"IX_configurations_words\" ON configurations USING gin (lower(coalesce(vendor, '') || ' ' || coalesce(product, '') || ' ' || coalesce(order_number, '')) gin_trgm_ops); END IF; END $$");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX IF EXISTS \"IX_assets_words\"");
            migrationBuilder.Sql("DROP INDEX IF EXISTS \"IX_configurations_words\"");
        }
    }
}
