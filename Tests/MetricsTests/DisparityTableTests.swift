import Cases
import Metrics
import Testing

/// Five groups of invented cases in four strata, two of which White shares with Black.
private let cases: [DisparityCase] =
  DisparityCase.dismissed("White", 30, of: 120)
  + DisparityCase.dismissed("White", 40, of: 80, "Assault")
  + DisparityCase.dismissed("White", 9, of: 30, "Fraud", severity: .misdemeanor)
  + DisparityCase.dismissed("Black", 18, of: 40)
  + DisparityCase.dismissed("Black", 45, of: 70, "Assault")
  + DisparityCase.dismissed("Black", 2, of: 5, "Arson")
  + DisparityCase.dismissed("Hispanic", 5, of: 30)
  + DisparityCase.dismissed("Hispanic", 14, of: 26, "Assault")
  + DisparityCase.dismissed("Asian", 3, of: 12) + DisparityCase.dismissed("Unknown", 20, of: 24)

@Suite("The disparity table")
struct DisparityTableTests {
  let table: DisparityTable

  init() throws {
    table = try disparityTable(disparityStore(cases))
  }

  // The expected numbers of these tests come from an independent reference in Python on the same
  // cases: pandas 2.3.3, scipy 1.17.1 (chi2_contingency, fisher_exact, brentq on Koopman's
  // statistic) and statsmodels 0.15.0 (proportion_confint, multipletests).

  @Test("compares two shares, with intervals and a p")
  func unadjusted() throws {
    let row = try #require(table.row("dismissed", "Black"))
    #expect(row.n == 115)
    #expect(row.events == 65)
    #expect(row.referenceN == 230)
    #expect(row.referenceEvents == 79)
    #expect(row.reference == "White")
    #expect(row.by == .race)
    #expect(agrees(row.rate, 0.5652173913043478))
    #expect(agrees(row.referenceRate, 0.34347826086956523))
    #expect(agrees(row.ratio, 1.6455696202531644))
    #expect(agrees(row.ratioLow, 1.28981750558587))
    #expect(agrees(row.ratioHigh, 2.087579338426026))
    #expect(agrees(row.difference, 0.22173913043478255))
    #expect(agrees(row.differenceLow, 0.11056680316357234))
    #expect(agrees(row.differenceHigh, 0.3265292534760705))
    #expect(agrees(row.excess, 25.5))
    #expect(agrees(row.p, 8.244420233586123e-05))
    #expect(row.state == .ok)
    #expect(row.why == "")
  }

  @Test("has intervals of the reference's share and of the excess too")
  func furtherIntervals() throws {
    let row = try #require(table.row("dismissed", "Black"))
    // proportion_confint(79, 230, method="wilson")
    let reference = try #require(row.referenceBounds)
    #expect(agrees(reference.lowerBound, 0.2851311074422273))
    #expect(agrees(reference.upperBound, 0.40696797386222))
    let excess = try #require(row.excessBounds)
    #expect(agrees(excess.lowerBound, 115 * 0.11056680316357234))
    #expect(agrees(excess.upperBound, 115 * 0.3265292534760705))
    #expect(table.row("dismissed", "Asian")?.excessBounds == nil)
    #expect(table.row("days_to_disposition", "Black")?.referenceBounds == nil)
  }

  @Test("compares them again within strata of offense and severity")
  func adjusted() throws {
    let row = try #require(table.row("dismissed", "Black"))
    #expect(agrees(row.adjustedRatio, 1.4331210191082802))
    #expect(agrees(row.adjustedLow, 1.1267141364375415))
    #expect(agrees(row.adjustedHigh, 1.8228544304092948))
    #expect(agrees(row.crudeOnStrata, 1.6363636363636365))
    #expect(agrees(row.groupKept, 0.9565217391304348))
    #expect(agrees(row.referenceKept, 0.8695652173913043))
    #expect(agrees(row.heterogeneityP, 0.2222462890970744))
    #expect(row.strataUsed == 2)
    #expect(row.strataDropped == 2)
    #expect(row.adjustedFor == [.offense, .severity, .priors])
  }

  @Test("bounds the ratio by where the cases of unknown race may belong")
  func bounds() throws {
    let row = try #require(table.row("dismissed", "Hispanic"))
    #expect(agrees(row.boundLow, 0.7996632996632996))
    #expect(agrees(row.boundHigh, 1.5199866755496336))
    #expect(agrees(row.unknownShare, 24.0 / 437))
  }

  @Test("adjusts the p-values of one family, in which plea and trial do not count again")
  func family() throws {
    #expect(table.familySize == 4)
    #expect(agrees(table.row("dismissed", "Black")?.pAdjusted, 0.00016488840467172245))
    #expect(agrees(table.row("convicted", "Black")?.pAdjusted, 0.00016488840467172245))
    #expect(agrees(table.row("convicted", "Hispanic")?.pAdjusted, 0.9527270590838832))
    let plea = try #require(table.row("plea", "Black"))
    #expect(agrees(plea.p, 8.244420233586108e-05))
    #expect(plea.pAdjusted == nil)
    #expect(plea.verdict == nil)
  }

  @Test("keeps its family when a part of the points is asked for")
  func partOfFamily() throws {
    let part = try disparityTable(
      disparityStore(cases), DisparityQuery(points: ["plea", "dismissed"]))
    #expect(part.familySize == 4)
    #expect(part.rows == table.rows.filter { ["dismissed", "plea"].contains($0.point) })
  }

  @Test("shows rates alone where there are too few cases")
  func few() throws {
    let asian = try #require(table.row("dismissed", "Asian"))
    #expect(asian.n == 12)
    #expect(asian.events == 3)
    #expect(asian.rate == 0.25)
    #expect(asian.low != nil)
    #expect(asian.state == .few)
    #expect(asian.why == "fewer than 20 cases of Asian")
    for absent in [asian.ratio, asian.p, asian.pAdjusted, asian.adjustedRatio, asian.excess] {
      #expect(absent == nil)
    }
    #expect(asian.flags.isEmpty)
    #expect(asian.verdict == nil)
    let trial = try #require(table.row("trial", "Black"))
    #expect(trial.state == .few)
    #expect(trial.why == "fewer than 5 with the event in the two together")
  }

  @Test("gives those of unknown race a rate, last, and never a ratio")
  func unknown() throws {
    let row = try #require(table.row("dismissed", "Unknown"))
    #expect(agrees(row.rate, 20.0 / 24))
    #expect(row.low != nil)
    #expect(row.state == .ok)
    #expect(row.why == "race not known: never compared")
    for absent in [row.ratio, row.p, row.pAdjusted, row.adjustedRatio, row.boundLow] {
      #expect(absent == nil)
    }
    let groups = table.rows.filter { $0.point == "dismissed" }.map(\.group)
    #expect(groups == ["Black", "Hispanic", "Asian", "Unknown"])
  }

  @Test("lists the points in the order in which a case meets them")
  func order() {
    var points: [String] = []
    for row in table.rows where points.last != row.point { points.append(row.point) }
    #expect(
      points == ["diverted", "dismissed", "plea", "trial", "convicted", "days_to_disposition"])
  }

  @Test("says what it is and is not")
  func remarks() {
    #expect(
      table.remarks == [
        "Differences among cases that reached each point: not bias, not cause.",
        "Each point counts the cases that came to it in the period: not one cohort.",
        "Each group is compared with White: a comparison, no benchmark.",
        "White includes Hispanic people not recorded as such: there is no ethnicity.",
        "Adjusted for offense, severity, priors: "
          + "for a charge that may have been set later than the decision.",
      ])
    #expect(!table.isExploratory)
  }

  @Test("is exploratory when a filter chose the cases")
  func exploratory() throws {
    let filtered = try disparityTable(disparityStore(cases), isFiltered: true)
    #expect(filtered.isExploratory)
    #expect(filtered.remarks.last == "Exploratory, by a filter: 4 comparisons in the family.")
  }

  @Test("notes the points for which the office's data is not whole")
  func coverage() throws {
    let year = disparityYear
    var office = Office(name: "Test County")
    office.coverage = Office.Coverage(
      selectedBy: .filed, complete: [year.first...year.last], lookbackMonths: 12)
    var screened = cases
    for index in screened.indices {
      screened[index].screening = index.isMultiple(of: 3) ? .declined : .filed
      screened[index].screened = "2021-02-03"
    }
    let table = try disparityTable(disparityStore(screened, office: office))
    let dismissed = try #require(table.row("dismissed", "Black"))
    #expect(dismissed.notes == [.outOfCoverage])
    #expect(dismissed.why == "the data does not hold all cases filed 2020-01-01..2021-12-31")
    #expect(dismissed.ratio != nil)
    #expect(table.row("declined", "Black")?.notes == [])
    office.coverage?.lookbackMonths = 0
    office.coverage?.removedAfterMonths = [.acquitted: 6]
    let removed = try disparityTable(disparityStore(screened, office: office))
    #expect(
      removed.row("dismissed", "Black")?.why
        == "cases that end as acquitted are removed after 6 months")
    #expect(removed.row("declined", "Black")?.notes == [])
  }

  @Test("says what the screening covers")
  func screeningCovers() throws {
    let office = Office(name: "Test County", screeningCovers: "felony review")
    #expect(
      try disparityTable(disparityStore(cases, office: office)).remarks.contains(
        "Declined speaks of felony review alone."))
  }

  @Test("is not adjusted when nothing is to be adjusted for")
  func unadjustedOnly() throws {
    let plain = try disparityTable(disparityStore(cases), DisparityQuery(adjust: []))
    let row = try #require(plain.row("dismissed", "Black"))
    #expect(row.ratio != nil)
    #expect(row.adjustedRatio == nil)
    #expect(row.adjustedFor.isEmpty)
    #expect(row.strataUsed == 0)
    #expect(row.flags == [.survivesFamily])
    let unmapped = try disparityTable(
      disparityStore(cases, without: [.offense, .severity, .priors]))
    #expect(unmapped.row("dismissed", "Black")?.adjustedRatio == nil)
    #expect(unmapped.remarks.last == "Not adjusted: no field to adjust for is in the data.")
  }

  @Test("compares with another group when asked, but never with the unknown")
  func reference() throws {
    let store = disparityStore(cases)
    let black = try disparityTable(store, DisparityQuery(reference: "black"))
    let row = try #require(black.row("dismissed", "White"))
    #expect(row.reference == "Black")
    #expect(agrees(row.ratio, 1 / 1.6455696202531644))
    let unknown = try disparityTable(store, DisparityQuery(reference: "Unknown"))
    #expect(unknown.rows == table.rows)
    #expect(unknown.remarks.contains("Cases of unknown race are never the reference."))
    let absent = try disparityTable(store, DisparityQuery(reference: "Green"))
    #expect(absent.remarks.contains("No case has the race Green: nothing is compared."))
    #expect(absent.rows.allSatisfy { $0.ratio == nil && $0.referenceRate == nil })
    #expect(absent.row("dismissed", "Black")?.why == "fewer than 20 cases of Green")
    #expect(absent.familySize == 0)
  }

  @Test("has no ratio where the reference has no event, and 0 where the group has none")
  func zeros() throws {
    let store = disparityStore(
      DisparityCase.dismissed("White", 0, of: 40) + DisparityCase.dismissed("Black", 9, of: 30))
    let row = try #require(try disparityTable(store).row("dismissed", "Black"))
    #expect(row.state == .undefined)
    #expect(row.why == "no event in White to compare with")
    #expect(row.ratio == nil)
    #expect(row.ratioLow == nil)
    #expect(row.adjustedRatio == nil)
    #expect(agrees(row.difference, 0.3))
    // scipy: fisher_exact([[9, 21], [0, 40]]), a cell is expected to hold 3.9
    #expect(agrees(row.p, 0.000219996520514802))
    #expect(row.verdict == .different)
    let turned = try #require(
      try disparityTable(store, DisparityQuery(reference: "Black")).row("dismissed", "White"))
    #expect(turned.state == .ok)
    #expect(turned.ratio == 0)
    #expect(turned.ratioLow == 0)
    #expect(turned.adjustedRatio == 0)
    #expect(turned.adjustedLow == nil)
  }
}
