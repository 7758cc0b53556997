@main
struct Caseboard {
  static func main() {}
}
