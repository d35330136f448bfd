import Codecs
import GoTemplate
import Releases

/// What `release audit` prints; values given with `--set` are named, not shown.
struct AuditReport {
    let release: ReleaseSummary
    let audit: ReleaseAudit

    private var setNames: [GoString] {
        audit.setValues.map { "--" + $0.flag + " " + SetNames.of($0.expression) }
    }

    private var files: [GoString] {
        audit.valuesFiles.map { $0.digest.isEmpty ? $0.path : $0.path + " (sha256 " + $0.digest + ")" }
    }

    var table: GoString {
        let lines: [(GoString, GoString)] = [
            ("NAME", release.name), ("NAMESPACE", release.namespace), ("REVISION", GoString("\(release.revision)")),
            ("OPERATION", audit.operation.text), ("RECORDED AT", audit.recordedAt.rfc3339Nano), ("USER", audit.user),
            ("HOST", audit.host), ("ACTOR", audit.actor), ("CI", audit.ciURL), ("CHART", audit.chartReference),
            ("CHART DIGEST", audit.chartDigest.isEmpty ? GoString() : "sha256:" + audit.chartDigest),
            ("GIT COMMIT", audit.gitCommit), ("ROLLOUT", audit.rollout), ("STAGE", audit.stage),
            ("ATTEMPT", audit.attempt == 0 ? GoString() : GoString("\(audit.attempt)")), ("EFFECT", audit.effect),
            ("REASON", audit.reason),
        ]
        let shown = lines + files.map { ("VALUES FILE", $0) } + setNames.map { ("SET", $0) }
        return shown.filter { !$0.1.isEmpty }.reduce(into: GoString()) { $0.append($1.0 + ": " + $1.1 + "\n") }
    }

    var value: Value {
        var object = JSONObject()
        object.add("name", .string(release.name))
        object.add("namespace", .string(release.namespace))
        object.add("revision", .int(release.revision))
        object.add("operation", .string(audit.operation.text))
        object.add("recordedAt", .string(audit.recordedAt.rfc3339Nano))
        object.add("user", .string(audit.user))
        object.add("host", .string(audit.host))
        object.addUnlessEmpty("actor", audit.actor)
        object.addUnlessEmpty("ciURL", audit.ciURL)
        object.addUnlessEmpty("chart", audit.chartReference)
        object.addUnlessEmpty("chartDigest", audit.chartDigest)
        object.addUnlessEmpty("gitCommit", audit.gitCommit)
        object.addUnlessEmpty("rollout", audit.rollout)
        object.addUnlessEmpty("stage", audit.stage)
        if audit.attempt != 0 { object.add("attempt", .int(audit.attempt)) }
        object.addUnlessEmpty("effect", audit.effect)
        object.addUnlessEmpty("reason", audit.reason)
        object.addUnlessEmpty("valuesFiles", audit.valuesFiles.map(value))
        object.addUnlessEmpty("set", setNames)
        return object.value
    }

    private func value(of file: ReleaseAudit.ValuesFile) -> Value {
        .map(Map([("path", .string(file.path)), ("digest", .string(file.digest))]))
    }
}

/// The names in an expression of `--set`, such as `a.b=1,c={2,3}`, without the values.
enum SetNames {
    /// What has no name before a `=` is not shown at all: it may be a value.
    static func of(_ expression: GoString) -> GoString {
        let assignments = assignments(in: expression.bytes)
        let names = assignments.compactMap { assignment in
            assignment.firstIndex(of: UInt8(ascii: "=")).map { GoString(assignment[..<$0]) }
        }
        return names.isEmpty ? "…" : names.map { $0 + "=…" }.joined(by: ",")
    }

    /// The parts between commas that stand neither in braces or brackets nor behind a backslash.
    private static func assignments(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var depth = 0
        var isEscaped = false
        for (index, byte) in bytes.enumerated() {
            defer { isEscaped = !isEscaped && byte == UInt8(ascii: "\\") }
            if isEscaped { continue }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth = max(0, depth - 1)
            case UInt8(ascii: ",") where depth == 0:
                parts.append(bytes[start..<index])
                start = index + 1
            default: break
            }
        }
        return parts + [bytes[start...]]
    }
}
