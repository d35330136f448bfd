/// The tools whose staged releases can be taken over.
package enum ImportTool: String, CaseIterable, Sendable {
    case flagger, argo, kubevela, shipper

    /// What the tool calls itself.
    package var title: String {
        switch self {
        case .flagger: "Flagger"
        case .argo: "Argo Rollouts"
        case .kubevela: "KubeVela"
        case .shipper: "Shipper"
        }
    }
}
