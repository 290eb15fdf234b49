import { Heart, Hospital, House, type IconNode, List, Pill, Shield, Stethoscope, Users, Utensils } from 'lucide';

/** A picture a section: what it is about is seen before it is read. */
const ICONS: Readonly<Record<string, IconNode>> = {
  promote_health: Heart,
  protect: Shield,
  recover: House,
  consumer: Utensils,
  community_health: Users,
  family_doc: Hospital,
  statistics: Pill,
  doctor_family: Stethoscope,
};

export function iconOf(section: string): IconNode {
  return ICONS[section] ?? List;
}
