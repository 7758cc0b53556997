import Cases

/// What a reader of a disparity table must know, in sentences.
func disparityRemarks(
  _ groups: DisparityGroups, of store: CaseStore, adjustedFor fields: [CaseField],
  _ query: DisparityQuery
) -> [String] {
  let reference = groups.referenceLabel
  var remarks = ["Differences among cases that reached each point: not bias, not cause."]
  if let cohort = query.cohort {
    remarks.append(
      "Cohort: cases \(cohort.title) in the period, followed to the end wherever it came.")
  } else {
    remarks.append("Each point counts the cases that came to it in the period: not one cohort.")
  }
  if query.reference == DisparityGroups.unknownLabel {
    remarks.append("Cases of unknown \(groups.title) are never the reference.")
  }
  if groups.reference == nil {
    remarks.append("No case has the \(groups.title) \(reference): nothing is compared.")
  } else {
    remarks.append("Each group is compared with \(reference): a comparison, no benchmark.")
  }
  if groups.field == .race, !store.has(.ethnicity), groups.labels.contains("White") {
    remarks.append("White includes Hispanic people not recorded as such: there is no ethnicity.")
  }
  if store.has(.screening), !store.office.screeningCovers.isEmpty {
    remarks.append("Declined speaks of \(store.office.screeningCovers) alone.")
  }
  if !query.adjust.isEmpty {
    remarks.append(adjustmentRemark(fields, knowsCharge: store.has(.filedSeverity)))
  }
  return remarks
}

/// What the adjusted ratios hold equal, and what they cannot.
private func adjustmentRemark(_ fields: [CaseField], knowsCharge: Bool) -> String {
  guard !fields.isEmpty else { return "Not adjusted: no field to adjust for is in the data." }
  let names = fields.map(\.title).joined(separator: ", ")
  let isOfCharge = fields.contains(.offense) || fields.contains(.severity)
  if isOfCharge, knowsCharge {
    return "Adjusted for \(names): the severity as filed, the rest as it stands now."
  }
  return isOfCharge
    ? "Adjusted for \(names): for a charge that may have been set later than the decision."
    : "Adjusted for \(names)."
}
