/// The profiles that are built in: mappings of known extracts.
public enum Profile {
  /// The names, in the order in which headers are tried: the most particular first.
  public static let names = ["wisconsin-ccap", "cook-county-sao", "caseboard"]

  /// A built-in profile, or `nil` where there is none of that name.
  static func named(_ name: String) throws(LoadError) -> OfficeDefinition? {
    let bytes: [UInt8]
    switch name {
    case "caseboard": bytes = PackageResources.caseboard_yml
    case "wisconsin-ccap": bytes = PackageResources.wisconsin_ccap_yml
    case "cook-county-sao": bytes = PackageResources.cook_county_sao_yml
    default: return nil
    }
    var definition = try OfficeDefinition(
      yaml: String(decoding: bytes, as: UTF8.self), file: "\(name).yml", isProfile: true
    ) { (_) throws(LoadError) in nil }
    definition.office.profile = name
    return definition
  }
}
