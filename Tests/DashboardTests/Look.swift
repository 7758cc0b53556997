import Dashboard
import Foundation
import Terminal
import Testing

@Test func look() throws {
  let env = ProcessInfo.processInfo.environment
  guard let keys = env["LOOK"] else { return }
  let size = env["SIZE"]?.split(separator: "x").compactMap { Int($0) } ?? [80, 24]
  let parsed = try Key.parse(keys).get()
  let canvas = screen(of: InventedEngine(), size: Size(width: size[0], height: size[1]), keys: parsed, live: .live(since: "10:42:07"))
  print(canvas.text)
  try canvas.ansi(theme: .dark, depth: .palette).write(toFile: "/tmp/cb/dash.ansi", atomically: true, encoding: .utf8)
}
