import GoTemplate

/// One output of a job.
struct PipelineVariable: Equatable {
    let name: GoString
    let value: GoString

    /// A line for `$GITHUB_OUTPUT`: with a delimiter that the value does not hold where it has several lines.
    var github: GoString {
        guard value.bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return name + "=" + value + "\n" }
        var delimiter: GoString = "END"
        while value.contains(delimiter) { delimiter.append("_") }
        return name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n"
    }

    /// A command of Azure Pipelines, as its agent reads it from standard output.
    var azure: GoString {
        "##vso[task.setvariable variable=" + name + ";isOutput=true]" + Self.escaped(value) + "\n"
    }

    /// A line of a dotenv file, which GitLab takes as a report: one line, whatever the value.
    var dotenv: GoString {
        let line = value.bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        return (name == "rollout" ? "SWELM_ROLLOUT" : "SWELM_ROLLOUT_" + name.uppercased) + "=" + GoString(line) + "\n"
    }

    /// Mirrors command.ts escapeData of azure-pipelines-task-lib.
    private static func escaped(_ value: GoString) -> GoString {
        GoString(
            value.bytes.flatMap { byte -> [UInt8] in
                switch byte {
                case UInt8(ascii: "%"): Array("%AZP25".utf8)
                case 0x0D: Array("%0D".utf8)
                case 0x0A: Array("%0A".utf8)
                default: [byte]
                }
            })
    }
}
