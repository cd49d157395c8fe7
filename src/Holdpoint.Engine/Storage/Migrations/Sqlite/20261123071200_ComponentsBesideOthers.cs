using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ComponentsBesideOthers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "depends_on_others",
                table: "configurations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "others",
                table: "configurations",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "depends_on_others",
                table: "configurations");

            migrationBuilder.DropColumn(
                name: "others",
                table: "configurations");
        }
    }
}
