extension Numbers {
  func write(to archive: inout ArchiveWriter) {
    archive.write(Int(bias))
    cells.write(to: &archive)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    let bias = try archive.int32()
    self.init(cells: try PackedCells(from: &archive), bias: bias)
  }
}

extension ArchiveReader {
  /// A column that may not be there.
  mutating func numbers() throws(ArchiveError) -> Numbers? {
    try optional { archive throws(ArchiveError) in try Numbers(from: &archive) }
  }
}

extension Labels {
  func write(to archive: inout ArchiveWriter) {
    switch kept {
    case .texts(let texts):
      archive.write(false)
      archive.write(list: texts) { $0.write($1) }
    case .identifiers(let strings):
      archive.write(true)
      strings.write(to: &archive)
    }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    if try archive.flag() {
      self.init(try ByteStrings(from: &archive))
    } else {
      self.init(try archive.list { archive throws(ArchiveError) in try archive.text() })
    }
  }
}

extension Column {
  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .text(let column):
      archive.write(0)
      column.codes.cells.write(to: &archive)
      column.labels.write(to: &archive)
    case .day(let days):
      archive.write(1)
      days.write(to: &archive)
    case .number(let numbers):
      archive.write(2)
      numbers.write(to: &archive)
    case .flag(let flags):
      archive.write(3)
      flags.cells.write(to: &archive)
    }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    switch try archive.int() {
    case 0:
      let codes = Codes(cells: try PackedCells(from: &archive))
      self = .text(TextColumn(codes: codes, labels: try Labels(from: &archive)))
    case 1: self = .day(try Numbers(from: &archive))
    case 2: self = .number(try Numbers(from: &archive))
    case 3: self = .flag(Flags(cells: try PackedCells(from: &archive)))
    default: throw ArchiveError()
    }
  }

  /// How many rows there are.
  var count: Int {
    switch self {
    case .text(let column): column.codes.count
    case .day(let numbers), .number(let numbers): numbers.count
    case .flag(let flags): flags.count
    }
  }
}
