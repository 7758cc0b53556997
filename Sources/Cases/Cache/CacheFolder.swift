import Glibc

/// The folder that caches lie in, opened so that nobody else can have put anything into it.
///
/// What lies in it is opened by name within the open folder and never through a link, so that no
/// other file is read or written in place of a cache.
final class CacheFolder {
  private let descriptor: Int32

  /// Opens a folder.
  ///
  /// There is none where it is a link, another user's, or others may write in it.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - creating: whether it and those above it are made where they are not there.
  init?(_ path: String, creating: Bool) {
    guard path.hasPrefix("/") else { return nil }
    var opened = Self.open(path)
    if opened < 0, creating {
      Self.make(path)
      opened = Self.open(path)
    }
    guard opened >= 0 else { return nil }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o022 == 0
    else {
      close(opened)
      return nil
    }
    descriptor = opened
  }

  deinit { close(descriptor) }

  private static func open(_ path: String) -> Int32 {
    Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  }

  private static func make(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o700)
    }
  }

  /// Opens a file for reading; −1 where there is none, or where it is not ours alone.
  func open(_ name: String) -> Int32 {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return -1 }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o077 == 0, status.st_nlink == 1
    else {
      close(file)
      return -1
    }
    return file
  }

  /// Replaces a file by what a function writes; the old one stays until the new one is whole.
  ///
  /// - Returns: whether it was written.
  func replace(_ name: String, _ write: (Int32) -> Bool) -> Bool {
    sweep(name)
    let temporary = "\(name).\(getpid()).\(UInt32.random(in: .min ... .max)).new"
    let file = openat(
      descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let isWritten = write(file)
    guard close(file) == 0, isWritten, renameat(descriptor, temporary, descriptor, name) == 0 else {
      unlinkat(descriptor, temporary, 0)
      return false
    }
    return true
  }

  /// Takes away what a program that ended while it wrote a file has left.
  private func sweep(_ name: String) {
    for entry in names where entry.hasPrefix(name + ".") && entry.hasSuffix(".new") {
      let parts = entry.dropFirst(name.utf8.count + 1).split(separator: ".")
      guard let writer = parts.first.flatMap({ pid_t(String($0)) }) else { continue }
      if kill(writer, 0) != 0, errno == ESRCH { remove(entry) }
    }
  }

  /// Takes a file away.
  ///
  /// - Returns: whether it is gone now.
  @discardableResult
  func remove(_ name: String) -> Bool {
    unlinkat(descriptor, name, 0) == 0 || errno == ENOENT
  }

  /// The names of what lies in the folder, in order.
  var names: [String] {
    // The stream takes a descriptor of its own, which has a place of its own in the folder.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return [] }
    guard let stream = fdopendir(copy) else {
      close(copy)
      return []
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
