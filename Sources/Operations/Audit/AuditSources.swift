import Charts
import GoTemplate
import Releases

/// What a revision is made from, as the command line named it.
package struct AuditSources {
    /// The chart as it was named.
    package var chartReference = GoString()
    /// Where it was found.
    package var chartPath = GoString()
    package var values = ValuesOptions()
    /// The digests of the values files, as they were read.
    package var valuesDigests: [GoString: GoString] = [:]

    package init() {}

    /// What the audit of a revision says of its sources.
    func describe(in audit: inout ReleaseAudit) {
        audit.chartReference = chartReference
        audit.chartDigest = ContentDigest.ofChart(at: chartPath) ?? GoString()
        audit.gitCommit = GitCheckout(around: chartPath)?.commit ?? GoString()
        audit.valuesFiles = values.valueFiles.map { path in
            ReleaseAudit.ValuesFile(path: path, digest: valuesDigests[path] ?? GoString())
        }
        let flags: [(GoString, [GoString])] = [
            ("set-json", values.jsonValues), ("set", values.values), ("set-string", values.stringValues),
            ("set-file", values.fileValues), ("set-literal", values.literalValues),
        ]
        audit.setValues = flags.flatMap { flag, expressions in
            expressions.map { ReleaseAudit.SetValue(flag: flag, expression: $0) }
        }
    }
}
