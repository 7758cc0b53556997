import Cases

/// The cases that come into question for a number: those that its day or its stock is about.
struct Universe: Hashable, Sendable {
  /// What they are, such as "disposed in the period".
  let words: String
  let test: FactsTest
}

extension Metric {
  /// The cases that come into question, of which the denominator takes a part.
  ///
  /// `nil` where the number is not a part of any: sums of several counts, and people.
  var universe: Universe? {
    if let own {
      return Universe(words: own.place.words, test: FactsTest(own.place.fact ?? []))
    }
    let counted = measure.denominatorTest
    switch measure {
    case .balance, .staff: return nil
    case .count(let test) where test.all.contains(.open) || test.all.contains(.openInactive):
      return Universe(words: "filed by the day", test: FactsTest(.filedKnown))
    default: break
    }
    guard let found = Universe.anchors.first(where: { counted.all.contains($0.fact) }) else {
      return Universe(words: "counted", test: counted)
    }
    return Universe(words: found.words, test: FactsTest(found.fact))
  }

  /// Whether it is made of cases that can be listed, and not of people.
  public var isMadeOfCases: Bool {
    if case .staff = measure { false } else { true }
  }

  /// Cases that belong to the number by what happened, and that no day puts into a period.
  var unplaced: [LeftOut] {
    guard let universe else { return [] }
    if universe.test.all.contains(.disposedIn) {
      return [
        LeftOut(reason: "closed at an unknown day", test: FactsTest(.closedAtUnknownDay))
      ]
    }
    if universe.test.all.contains(.filedIn) {
      return [
        LeftOut(
          reason: "disposed, without a plausible filed day",
          test: FactsTest(.disposed, without: .filedKnown))
      ]
    }
    return []
  }
}

extension Universe {
  /// What puts a case into question, the first that a number asks for.
  fileprivate static let anchors: [(fact: Facts, words: String)] = [
    (.referredIn, "referred in the period"),
    (.screenedIn, "with a filing decision in the period"),
    (.filedIn, "filed in the period"),
    (.disposedIn, "disposed in the period"),
    (.diversionClosedIn, "with a diversion that ended in the period"),
    (.diversionBegunIn, "with a diversion that began in the period"),
    (.open, "open on the day"),
    (.openInactive, "inactive on the day"),
    (.pendingDecision, "awaiting a filing decision on the day"),
    (.followed90, "filed in the 12 months that ended 90 days before the day"),
    (.followed180, "filed in the 12 months that ended 180 days before the day"),
    (.followed365, "filed in the 12 months that ended 365 days before the day"),
    (.filedInYear, "filed in the last 12 months"),
    (.disposedInYear, "disposed in the last 12 months"),
    (.inInventoryYearBefore, "in stock 12 months before the day"),
  ]
}
