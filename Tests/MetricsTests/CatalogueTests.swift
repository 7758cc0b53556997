import Cases
import Metrics
import Testing

@Suite("The catalogue of metrics")
struct CatalogueTests {
  @Test("names each metric once, and finds it")
  func names() {
    #expect(Set(Metric.all.map(\.id)).count == Metric.all.count)
    for metric in Metric.all { #expect(Metric.named(metric.id) == metric) }
    #expect(Metric.named("nothing") == nil)
  }

  @Test(
    "says of each what it asks, how it is measured, which fields it needs and what it does not say")
  func words() {
    for metric in Metric.all {
      #expect(metric.question.hasSuffix("?"), "\(metric.id)")
      #expect(!metric.how.isEmpty && !metric.title.isEmpty, "\(metric.id)")
      #expect(!metric.requires.isEmpty || !metric.needs.isEmpty, "\(metric.id)")
      #expect(metric.limits.hasSuffix("."), "\(metric.id)")
      #expect((metric.unit == .share) == (metric.unit == .share && !metric.denominator.isEmpty))
    }
  }

  @Test("words a formula as a person would")
  func formula() {
    #expect(
      Metric.named("clearance_rate")?.how
        == "cases disposed in the period ÷ cases filed in the period")
    #expect(
      Metric.named("days_to_file_median")?.how
        == "median days from referral to the filing decision of cases screened in the period")
  }
}
