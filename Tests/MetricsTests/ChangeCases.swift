import Cases
import Metrics

/// The cases of nearly four years, more and more often dismissed from November 2021 on.
///
/// In the month i, from 2019-01, 12 + (5i² mod 29) are filed, 9 more from i = 34 on; case k of it
/// on the day 5k mod 28, disposed after 20 + (31i + 17k) mod 160 days, updated k mod 8 days later.
func changeCases() -> [InventedCase] {
  var cases: [InventedCase] = []
  for month in 0..<46 {
    let filed = 12 + (month * month * 5) % 29 + (month >= 34 ? 9 : 0)
    for number in 0..<filed { cases.append(changeCase(month, number)) }
  }
  return cases
}

private func changeCase(_ month: Int, _ number: Int) -> InventedCase {
  let filed = Day.first(ofMonth: 2019 * 12 + month) + (number * 5) % 28
  let disposed = filed + 20 + (month * 31 + number * 17) % 160
  let isOver = disposed <= inventedDay
  let isDismissed = (month * 3 + number * 7) % 10 < (month >= 34 ? 5 : 3)
  return InventedCase(
    offense: ["Theft", "Drug possession", "Assault"][(month * number + number) % 3],
    filed: filed.description, disposed: isOver ? disposed.description : nil,
    disposition: isOver ? (isDismissed ? .dismissed : .plea) : nil,
    updated: isOver ? (disposed + number % 8).description : nil)
}

/// The halves of 2022 and 2021.
let changeScope = Scope(
  period: .fixed(Period(from: day("2022-01-01"), through: day("2022-06-30"))))

extension ChangeTable {
  subscript(_ metric: String) -> ChangeRow? { rows.first { $0.metric == metric } }
}
