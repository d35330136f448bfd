import Codecs
import GoTemplate

/// The JSON of a summary, what a listing needs of a body without the body, but for what names and labels say.
enum SummaryRecord {
    static func json(of summary: ReleaseSummary) throws -> [UInt8] {
        var object = JSONObject()
        if summary.namespace != summary.key.namespace { object.add("namespace", .string(summary.namespace)) }
        object.addUnlessEmpty("chart", summary.chartName)
        object.addUnlessEmpty("chart_version", summary.chartVersion)
        object.addUnlessEmpty("app_version", summary.appVersion)
        object.addUnlessZero("first_deployed", summary.firstDeployed)
        object.addUnlessZero("last_deployed", summary.lastDeployed)
        object.addUnlessZero("deleted", summary.deleted)
        object.addUnlessEmpty("description", summary.description)
        object.add("status", .string(GoString(summary.status.rawValue)))
        object.addUnlessZero("rollback_revision", summary.rollbackRevision)
        return try JSON.encode(object.value)
    }

    static func summary(json: [UInt8], of key: RevisionKey, labels: [GoString: GoString]) throws -> ReleaseSummary {
        let fields = try RecordFields(json: json, of: "summary")
        let info = try ReleaseInfo(fields)
        return ReleaseSummary(
            key: key.release, namespace: try fields.optionalText("namespace"), revision: key.revision,
            status: info.status, firstDeployed: info.firstDeployed, lastDeployed: info.lastDeployed,
            deleted: info.deleted, description: info.description, rollbackRevision: info.rollbackRevision,
            chartName: try fields.text("chart"), chartVersion: try fields.text("chart_version"),
            appVersion: try fields.text("app_version"),
            labels: labels)
    }
}
