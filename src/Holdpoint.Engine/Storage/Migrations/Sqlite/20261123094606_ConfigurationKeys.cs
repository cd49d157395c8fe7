using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConfigurationKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "product_key",
                table: "configurations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "configuration_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    configuration_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_configuration_keys", x => new { x.key, x.configuration_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_configurations_product_key",
                table: "configurations",
                column: "product_key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "configuration_keys");

            migrationBuilder.DropIndex(
                name: "IX_configurations_product_key",
                table: "configurations");

            migrationBuilder.DropColumn(
                name: "product_key",
                table: "configurations");
        }
    }
}
