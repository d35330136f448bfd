import GoTemplate

/// Variables of the environment, read as Helm's pkg/cli environment.go reads them: what is no value says nothing.
struct ClusterVariables {
    private let environment: [String: String]

    init(_ environment: [String: String]) { self.environment = environment }

    /// The text of a variable; empty where there is none.
    subscript(name: String) -> GoString { environment[name].map(GoString.init) ?? "" }

    /// What commas separate, without those at the ends; mirrors envCSV.
    func list(_ name: String) -> [GoString] {
        let trimmed = self[name].trimming(", ")
        return trimmed.isEmpty ? [] : trimmed.split(at: UInt8(ascii: ","))
    }

    func flag(_ name: String) -> Bool { (try? Strconv.parseBool(self[name])) ?? false }

    func integer(_ name: String) -> Int? { try? Strconv.atoi(self[name]) }

    func number(_ name: String) -> Float? { (try? Strconv.parseFloat(self[name], bitSize: 32)).map(Float.init) }
}
