import Cases
import Metrics

/// A row of staffing with the table that it is of.
public struct StaffingLine {
  var table: StaffingTable
  var row: StaffingRow
}

extension Report<StaffingLine> {
  /// The load and the staff of the office and of groups, or the severities and offenses that the
  /// load is made of.
  public static func staffing(_ table: StaffingTable, mix: Bool) -> Report {
    let rows = mix ? table.mix + [table.office] : [table.office] + table.rows
    return Report(
      columns: load(mix ? [.severity, .offense] : table.by.map { [$0] } ?? [])
        + (mix ? weights : staff) + why,
      rows: rows.map { StaffingLine(table: table, row: $0) },
      whole: [.init("inputs", inputs(table))], remarks: [words(table.inputs)] + table.remarks)
  }

  private static func inputs(_ table: StaffingTable) -> ReportValue {
    let inputs = table.inputs
    return .object([
      .init("weights_are", .text(inputs.areDefaults ? "default \(inputs.unit)" : inputs.unit)),
      .init(
        "weights",
        .list(
          inputs.weights.map { entry in
            .object([
              .init(entry.isOfOffense ? "offense" : "severity", .text(entry.name)),
              .init("weight", .number(entry.weight)), .init("is_default", .flag(entry.isDefault)),
            ])
          })),
      .init("attorney_hours", .number(inputs.attorneyHours)),
      .init("attorney_hours_are_default", .flag(!inputs.saysAttorneyHours)),
    ])
  }

  private static func words(_ inputs: StaffingInputs) -> String {
    let weights = inputs.weights.map { entry in
      "\(entry.name) \(Words.decimals(entry.weight, entry.weight == entry.weight.rounded() ? 0 : 2))"
        + (entry.isDefault ? " (default)" : "")
    }
    return "Weights in \(inputs.unit): \(weights.joined(separator: ", ")). An attorney-year is "
      + "\(Words.decimals(inputs.attorneyHours, 0)) hours"
      + (inputs.saysAttorneyHours ? "." : " (default).")
  }

  private static func load(_ fields: [CaseField]) -> [ReportColumn<StaffingLine>] {
    let parts = fields.map { field in
      ReportColumn<StaffingLine>(field.rawValue) { line in
        line.row.group.first { $0.field == field }.map { .text($0.label) } ?? .none
      }
    }
    return [
      ReportColumn("group", parts: parts) { line in
        .object(line.row.group.map { .init($0.field.rawValue, .text($0.label)) })
      }
      .shown("of") { line in
        line.row.group.isEmpty
          ? "Office" : line.row.group.map(Words.label).joined(separator: " · ")
      },
      number("open", "open", 0) { $0.open },
      number("weighted_open", "weighted", 1) { $0.weighted },
      ReportColumn("share") { .optional($0.row.share) }
        .shown("share", right: true) { $0.row.share.map(Words.percent) ?? "" },
      number("filed", "filed in 12 months", 0) { $0.filed },
    ]
  }

  private static var weights: [ReportColumn<StaffingLine>] {
    [
      ReportColumn("weight") { .optional($0.row.weight) }
        .shown("weight", right: true) { line in
          line.row.weight.map { Words.decimals($0, 1) + (line.row.weightIsDefault ? " *" : "") }
            ?? ""
        },
      ReportColumn("weight_is_default") { .flag($0.row.weightIsDefault) },
      ReportColumn("hours") { .optional($0.row.needed.numerator) }
        .shown("hours a year", right: true) { line in
          line.row.needed.numerator.map { Words.decimals($0, 0) } ?? "–"
        },
      number("fte_needed", "attorneys needed", 2) { $0.needed },
    ]
  }

  private static var staff: [ReportColumn<StaffingLine>] {
    [
      ReportColumn("hours") { .optional($0.row.needed.numerator) }
        .shown("hours a year", right: true) { line in
          line.row.needed.numerator.map { Words.decimals($0, 0) } ?? "–"
        },
      number("fte_needed", "needed", 2) { $0.needed },
      ReportColumn("attorneys") { $0.row.attorneys.map(ReportValue.count) ?? .none },
      ReportColumn("fte") { .optional($0.row.fte) }
        .shown("there", right: true) { $0.row.fte.map { Words.decimals($0, 2) } ?? "–" },
      ReportColumn("gap") { .optional($0.row.gap) }
        .shown("gap", right: true) { $0.row.gap.map { Words.signed($0, 2) } ?? "–" },
      ReportColumn("utilization") { .optional($0.row.utilization) }
        .shown("used", right: true) { $0.row.utilization.map(Words.percent) ?? "–" },
    ]
  }

  private static var why: [ReportColumn<StaffingLine>] {
    [
      ReportColumn("state") { .text($0.row.needed.state.rawValue) },
      ReportColumn("why") { $0.row.why.isEmpty ? .none : .text($0.row.why) }
        .shown("note") { line in
          line.row.needed.state == .ok || line.row.why != line.row.needed.why
            ? line.row.why : Words.state(line.row.needed.state, why: line.row.why)
        },
      ReportColumn("notes") { line in
        .list(
          (line.row.weighted.notes
            + line.row.needed.notes.filter {
              !line.row.weighted.notes.contains($0)
            }).map { .text($0.rawValue) })
      },
    ]
  }

  private static func number(
    _ name: String, _ title: String, _ places: Int, _ row: @escaping (StaffingRow) -> MetricRow
  ) -> ReportColumn<StaffingLine> {
    ReportColumn(name) { .optional(row($0.row).value) }
      .shown(title, right: true) { line in
        row(line.row).value.map { value in
          Words.decimals(value, value == value.rounded() && places < 2 ? 0 : places)
        } ?? "–"
      }
  }
}
