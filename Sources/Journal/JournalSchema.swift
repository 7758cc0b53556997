import GRDB

/// The form of the journal, as the steps that lead to it from nothing.
enum JournalSchema {
  /// Every step, the oldest first; a step that has been released is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("followed") { database in
      try database.create(table: "followed") { table in
        // A case or the field of a group, and the case's id or the group's label.
        table.column("kind", .text).notNull()
        table.column("label", .text).notNull()
        table.column("note", .text).notNull()
        // A day as 2026-12-01; absent for none.
        table.column("due", .text)
        table.primaryKey(["kind", "label"])
      }
    }
    return migrator
  }
}
