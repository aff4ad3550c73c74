export { NoSuchReport as default } from "@/components/report/no-such-report";
