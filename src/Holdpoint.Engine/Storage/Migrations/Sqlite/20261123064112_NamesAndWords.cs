using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NamesAndWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_candidates_advisories_advisory_id",
                table: "candidates");

            migrationBuilder.DropForeignKey(
                name: "FK_candidates_configurations_configuration_id",
                table: "candidates");

            migrationBuilder.DropIndex(
                name: "IX_candidates_advisory_id",
                table: "candidates");

            migrationBuilder.DropIndex(
                name: "IX_candidates_configuration_id",
                table: "candidates");

            migrationBuilder.DropColumn(
                name: "advisory_id",
                table: "candidates");

            migrationBuilder.DropColumn(
                name: "configuration_id",
                table: "candidates");

            migrationBuilder.RenameColumn(
                name: "reason",
                table: "candidates",
                newName: "statement_key");

            migrationBuilder.RenameColumn(
                name: "product_id",
                table: "candidates",
                newName: "body");

            migrationBuilder.RenameColumn(
                name: "product",
                table: "candidates",
                newName: "asset_key");

            migrationBuilder.AddColumn<long>(
                name: "evaluation_id",
                table: "identity_rules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "withdrawal_evaluation_id",
                table: "identity_rules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_at",
                table: "identity_rules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_by",
                table: "identity_rules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_why",
                table: "identity_rules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "id",
                table: "candidates",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(long),
                oldType: "INTEGER")
                .OldAnnotation("Sqlite:Autoincrement", true);

            migrationBuilder.CreateTable(
                name: "advisory_names",
                columns: table => new
                {
                    advisory_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    vendor = table.Column<string>(type: "TEXT", nullable: true),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    order_numbers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_advisory_names", x => new { x.advisory_id, x.key });
                    table.ForeignKey(
                        name: "FK_advisory_names_advisories_advisory_id",
                        column: x => x.advisory_id,
                        principalTable: "advisories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "component_names",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    vendor = table.Column<string>(type: "TEXT", nullable: true),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    order_numbers = table.Column<string>(type: "TEXT", nullable: false),
                    is_tied = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_component_names", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_candidates_asset_key",
                table: "candidates",
                column: "asset_key");

            migrationBuilder.CreateIndex(
                name: "IX_advisory_names_key",
                table: "advisory_names",
                column: "key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "advisory_names");

            migrationBuilder.DropTable(
                name: "component_names");

            migrationBuilder.DropIndex(
                name: "IX_candidates_asset_key",
                table: "candidates");

            migrationBuilder.DropColumn(
                name: "evaluation_id",
                table: "identity_rules");

            migrationBuilder.DropColumn(
                name: "withdrawal_evaluation_id",
                table: "identity_rules");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "identity_rules");

            migrationBuilder.DropColumn(
                name: "withdrawn_by",
                table: "identity_rules");

            migrationBuilder.DropColumn(
                name: "withdrawn_why",
                table: "identity_rules");

            migrationBuilder.RenameColumn(
                name: "statement_key",
                table: "candidates",
                newName: "reason");

            migrationBuilder.RenameColumn(
                name: "body",
                table: "candidates",
                newName: "product_id");

            migrationBuilder.RenameColumn(
                name: "asset_key",
                table: "candidates",
                newName: "product");

            migrationBuilder.AlterColumn<long>(
                name: "id",
                table: "candidates",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT")
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<long>(
                name: "advisory_id",
                table: "candidates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "configuration_id",
                table: "candidates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_candidates_advisory_id",
                table: "candidates",
                column: "advisory_id");

            migrationBuilder.CreateIndex(
                name: "IX_candidates_configuration_id",
                table: "candidates",
                column: "configuration_id");

            migrationBuilder.AddForeignKey(
                name: "FK_candidates_advisories_advisory_id",
                table: "candidates",
                column: "advisory_id",
                principalTable: "advisories",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_candidates_configurations_configuration_id",
                table: "candidates",
                column: "configuration_id",
                principalTable: "configurations",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
