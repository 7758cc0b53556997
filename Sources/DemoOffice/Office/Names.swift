/// Common family and given names of many origins, recombined: nobody is meant.
enum Names {
  static let family = [
    "Okafor", "Lindqvist", "Nguyen", "Delgado", "Kowalski", "Haddad", "Tanaka", "Mbeki",
    "O'Rourke", "Fernández", "Begay", "Rossi", "Singh", "Castellanos", "Abramson", "Yazzie",
    "Petrov", "Achebe", "Muñoz", "Van der Berg", "Rahman", "Kim", "Dubois", "Ferreira",
    "Whitehorse", "Novák", "Alvarez-Stone", "Osei", "Bergström", "Chaudhry", "Moreau", "Torres",
    "Hashimoto", "Jankowski", "Baptiste", "Thao", "Murphy", "El-Amin", "Gutiérrez", "Weiss",
    "Tran", "Adeyemi", "Silva", "Hoang", "McAllister", "Ivanova", "Park", "Sandoval", "Greene",
    "Karimi", "Leclerc", "Mwangi", "Ortega", "Dąbrowska", "Xiong", "Bianchi", "Washington",
    "Nakai", "Popescu", "Quispe", "Saleh", "Underhill", "Vargas", "Zhang",
  ]

  static let given = [
    "Amara", "Erik", "Minh", "Lucía", "Piotr", "Layla", "Kenji", "Thandiwe", "Siobhan", "Mateo",
    "Dolores", "Giulia", "Harpreet", "Elena", "Naomi", "Wilson", "Irina", "Chidi", "José",
    "Willem", "Farah", "Ji-woo", "Camille", "Rafael", "Aiyana", "Tomáš", "Miguel", "Kofi",
    "Astrid", "Imran", "Chloé", "Andrea", "Yuki", "Zofia", "Jean-Paul", "Mai", "Patrick",
    "Khadija", "Sofía", "Daniel", "Linh", "Tunde", "Beatriz", "Grace", "Robert", "Olga", "Susan",
    "Hector", "Denise", "Omar", "Luc", "Wanjiru", "Teresa", "Ewa", "Pao", "Marco", "Denzel",
    "Shandiin", "Ioana", "Inés", "Yusuf", "Laura", "Carmen", "Wei",
  ]

  static let initials = ["", "", "A.", "B.", "C.", "D.", "J.", "K.", "L.", "M.", "R.", "S.", "T."]

  static let judges = [
    "Hon. R. Achterberg", "Hon. L. Montoya", "Hon. P. Nwosu", "Hon. S. Lindgren", "Hon. D. Peña",
    "Hon. M. Kessler", "Hon. T. Ishikawa", "Hon. C. Broussard", "Hon. A. Farouk",
    "Hon. J. Whitfield", "Vacancy, Branch 7",
  ]

  static let agencies = [
    "Calder City Police", "Calder County Sheriff", "Port Linden Police", "Mill Creek Police",
    "State Patrol", "Calder Transit Police", "State University Police",
  ]

  /// A name for each number, no two alike while there are as many combinations.
  static func person(_ number: Int) -> (family: String, given: String, initial: String) {
    let family = Names.family[number * 29 % Names.family.count]
    let turn = number / Names.family.count
    let given = Names.given[(number * 37 + turn * 11 + 5) % Names.given.count]
    return (family, given, initials[number * 7 % initials.count])
  }
}
