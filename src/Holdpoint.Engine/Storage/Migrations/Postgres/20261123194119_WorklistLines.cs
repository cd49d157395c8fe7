using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Holdpoint.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WorklistLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "worklist_lines",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    site_id = table.Column<int>(type: "integer", nullable: false),
                    work_order = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stage = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    due_on = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    waits = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    zones = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_worklist_lines", x => x.case_id);
                    table.ForeignKey(
                        name: "FK_worklist_lines_patch_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "patch_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_worklist_lines_due_on_site_id",
                table: "worklist_lines",
                columns: new[] { "due_on", "site_id" });

            migrationBuilder.CreateIndex(
                name: "IX_worklist_lines_outcome_work_order",
                table: "worklist_lines",
                columns: new[] { "outcome", "work_order" });

            migrationBuilder.CreateIndex(
                name: "IX_worklist_lines_site_id_work_order",
                table: "worklist_lines",
                columns: new[] { "site_id", "work_order" });

            migrationBuilder.CreateIndex(
                name: "IX_worklist_lines_work_order",
                table: "worklist_lines",
                column: "work_order");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "worklist_lines");
        }
    }
}
